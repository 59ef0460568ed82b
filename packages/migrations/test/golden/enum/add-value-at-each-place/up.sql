-- locks nothing that exists
ALTER TYPE "priority" ADD VALUE 'lowest' BEFORE 'low';

-- locks nothing that exists
ALTER TYPE "priority" ADD VALUE 'middle' AFTER 'low';

-- locks nothing that exists
ALTER TYPE "priority" ADD VALUE 'highest' AFTER 'high';
