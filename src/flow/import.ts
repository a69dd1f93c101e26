import { importJson } from './import-json.js'
import { importXml } from './import-xml.js'
import type { ImportOptions } from './read.js'
import type { SettledFlow } from './settle.js'

/** The two forms of the dialect (S3.59). */
export const SOURCE_FORMATS = ['JSON', 'XML'] as const
export type SourceFormat = (typeof SOURCE_FORMATS)[number]

const IMPORTS: Readonly<Record<SourceFormat, (text: string, options?: ImportOptions) => SettledFlow>> = {
  JSON: importJson,
  XML: importXml,
}

/** Reads a flow in either form of the dialect; total, whatever the text. */
export function importFlow(format: SourceFormat, text: string, options: ImportOptions = {}): SettledFlow {
  return IMPORTS[format](text, options)
}

/** The form a content type announces (S3.59); undefined for any other. */
export function formatOf(contentType: string): SourceFormat | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(type)) return 'JSON'
  return /^(?:application|text)\/(?:[\w.-]+\+)?xml$/.test(type) ? 'XML' : undefined
}
