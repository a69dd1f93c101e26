import { defineConfig } from 'vite'

export default defineConfig({
  base: '/voice/',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../../dist/voice',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // An inlined file would be a data: address, which the page's policy does not let in.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Some dependency files say "use client", which means nothing to a page that is all client.
      checks: { moduleLevelDirective: false },
    },
  },
})
