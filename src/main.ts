import 'reflect-metadata'
import { ConfigError, readConfig, readDotEnv } from './config.js'
import { openLog } from './log.js'
import { startServer } from './server.js'

async function main(): Promise<void> {
  readDotEnv()
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const server = await startServer(config, log)
  const { url, simulatorUrl: simulator, webhookUrl: webhooks, metricsUrl: metrics } = server
  log.info({ url, simulator, webhooks, metrics }, 'listening')
  if (process.stdout.isTTY) process.stdout.write(welcome(url, simulator))

  let stopping = false
  const stop = (signal: string) => {
    // A second signal is from somebody who will not wait.
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    server.close().then(
      () => process.exit(0),
      error => {
        log.fatal({ err: error }, 'could not stop')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function welcome(url: string, simulatorUrl: string | undefined): string {
  const phones = simulatorUrl === undefined ? '' : `  Phones to call in with  ${simulatorUrl}/\n`
  return `\n  Console      ${url}/\n  GraphQL      ${url}/graphql\n  GraphiQL     ${url}/graphiql\n${phones}\n`
}

main().catch((error: unknown) => {
  const said = error instanceof ConfigError ? error.message : `Partyline cannot start: ${String(error)}`
  process.stderr.write(`${said}\n`)
  process.exit(1)
})
