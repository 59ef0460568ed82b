-- locks nothing that exists
DROP TYPE "mood";
