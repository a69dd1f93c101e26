import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types of the documents that tests ask by: `npm run codegen` after a change of either. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['test/**/*.ts', '!test/generated/**'],
  ignoreNoDocuments: true,
  generates: {
    './test/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: {
          DateTime: 'string',
          Cursor: 'string',
          E164: 'string',
          Endpoint: 'string',
          URL: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
  importExtension: '.js',
  emitLegacyCommonJSImports: false,
}

export default config
