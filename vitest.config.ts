import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // graphql 16 has no `exports`: without this, Vite loads its ES build beside Node's CommonJS one.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    disableConsoleIntercept: true,
  },
})
