-- locks nothing that exists
ALTER TYPE "mood" ADD VALUE 'ok' AFTER 'sad';
