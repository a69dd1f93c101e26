import { ConfigError, readConfig, readDotEnv } from '../config.js'
import { diagnose, type Finding } from '../telnyx/index.js'

const MARKS: Record<Finding['verdict'], string> = { GOOD: 'good', DOUBTFUL: 'doubtful', WRONG: 'WRONG' }

/** Says how the Telnyx account of this environment is set up; answers whether nothing is wrong. */
async function main(): Promise<boolean> {
  readDotEnv()
  const { telnyx, publicUrl, fromNumber } = readConfig(process.env)
  if (telnyx === undefined) {
    console.log('There is no TELNYX_API_KEY: the embedded simulator is the carrier, and it is set up.')
    return true
  }
  const { baseUrl, ...account } = telnyx
  const findings = await diagnose({
    ...account,
    ...(baseUrl !== undefined && { baseUrl }),
    publicUrl,
    fromNumber,
  })
  const width = Math.max(...findings.map(({ setting }) => setting.length))
  for (const { setting, verdict, says } of findings) {
    console.log(`${MARKS[verdict].padEnd(8)}  ${setting.padEnd(width)}  ${says}`)
  }
  return findings.every(({ verdict }) => verdict !== 'WRONG')
}

main().then(
  well => {
    process.exitCode = well ? 0 : 1
  },
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : `The doctor cannot look: ${String(error)}`)
    process.exitCode = 1
  },
)
