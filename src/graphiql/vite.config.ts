import { defineConfig } from 'vite'

export default defineConfig({
  // The page itself is at /graphiql, without a slash: relative addresses would miss the assets.
  base: '/graphiql/',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../../dist/graphiql',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The Monaco editor is one chunk of 3 MB.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      // GraphiQL names its icons, for screen readers too, after the functions that draw them.
      output: { keepNames: true },
      // Some hundred dependency files say "use client", which means nothing to a page that is all client.
      checks: { moduleLevelDirective: false },
    },
  },
})
