import { z } from 'zod'
import { startSimulator } from './index.js'

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  SIMULATOR_CLOCK: z.enum(['virtual', 'real']).default('real'),
  SIMULATOR_KEY: z.string().min(1).optional(),
  SIMULATOR_HOSTS: z
    .string()
    .default('')
    .transform(text => text.split(',').flatMap(name => name.trim() || [])),
  SIMULATOR_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
})

const given = environment.safeParse(process.env)
if (!given.success) {
  console.error(`The simulator cannot start:\n${z.prettifyError(given.error)}`)
  process.exit(1)
}

const { HOST, SIMULATOR_PORT, SIMULATOR_CLOCK, SIMULATOR_KEY, SIMULATOR_HOSTS, SIMULATOR_WEBHOOK_URL } =
  given.data
try {
  const simulator = await startSimulator({
    host: HOST,
    port: SIMULATOR_PORT,
    clock: SIMULATOR_CLOCK,
    hosts: SIMULATOR_HOSTS,
    ...(SIMULATOR_KEY !== undefined && { apiKey: SIMULATOR_KEY }),
    ...(SIMULATOR_WEBHOOK_URL !== undefined && { webhookUrl: SIMULATOR_WEBHOOK_URL }),
  })
  console.log(`Carrier simulator: ${simulator.url} (phones), ${simulator.url}/v2 (API)`)
  console.log(
    `Application ${simulator.connectionId}, numbers ${simulator.numbers[0]} to ${simulator.numbers.at(-1)}`,
  )
  console.log(
    SIMULATOR_KEY === undefined
      ? `API key ${simulator.apiKey} until it stops; SIMULATOR_KEY sets another`
      : 'The API key is SIMULATOR_KEY',
  )
  console.log(`Webhooks are signed with ${simulator.publicKey}`)
  const stop = () => void simulator.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  console.error(`The simulator cannot start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
