import type { CodegenConfig } from '@graphql-codegen/cli'

const config = {
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
}

/** Types of the documents that the pages and the tests ask by: `npm run codegen` after a change of either. */
const codegen: CodegenConfig = {
  schema: 'schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    './test/generated/': {
      documents: ['test/**/*.ts', '!test/generated/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config,
    },
    './src/console/generated/': {
      documents: 'src/console/**/*.graphql',
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config,
    },
    './src/voice/generated/': {
      documents: 'src/voice/**/*.graphql',
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config,
    },
  },
  importExtension: '.js',
  emitLegacyCommonJSImports: false,
}

export default codegen
