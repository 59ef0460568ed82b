import { defineConfig } from 'rolldown'

// A program that starts waits for each of its files; a hundred and fifty pieces are read sooner than six hundred modules.
export default defineConfig({
  input: {
    index: './src/index.ts',
    'cli/main': './src/cli/main.ts',
    'io/embedded': './src/io/embedded.ts',
    // A program of its own, which is started by its path.
    'io/embedded-keeper': './src/io/embedded-keeper.ts',
  },
  // Every package, and every module of Node.
  external: /^[@a-z]/,
  platform: 'node',
  // Beside the keeper, and as deep as the sources, because they find it and package.json from where they are.
  output: { dir: 'dist', entryFileNames: '[name].js', chunkFileNames: 'io/[name]-[hash].js' },
})
