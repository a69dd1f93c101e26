import { ConfigError, readConfig, readDotEnv } from '../config.js'
import { BackupError, backUp, renewEpoch, restore } from '../journal/backup.js'

const USAGE = 'Usage: npm run backup -- <file>, or npm run restore -- <file>'

/** Copies the journal of this environment to a file, or makes a file the journal. */
async function main(verb: string | undefined, file: string | undefined): Promise<string> {
  readDotEnv()
  const { dataDir, databaseUrl } = readConfig(process.env)
  if (databaseUrl !== undefined) return onPostgres(verb, databaseUrl)
  if (file === undefined) throw new BackupError(USAGE)
  if (verb === 'restore') {
    restore(file, dataDir)
    return `Restored ${file} to ${dataDir}. Subscribers will be given a snapshot.`
  }
  backUp(dataDir, file)
  return `Backed up ${dataDir} to ${file}.`
}

async function onPostgres(verb: string | undefined, databaseUrl: string): Promise<string> {
  if (verb !== 'restore') {
    throw new BackupError(
      'The journal is in PostgreSQL: back it up with pg_dump or your provider’s snapshots.',
    )
  }
  await renewEpoch(databaseUrl)
  return 'The restored database has a new epoch. Subscribers will be given a snapshot.'
}

main(process.argv[2], process.argv[3]).then(console.log, (error: unknown) => {
  const isExpected = error instanceof BackupError || error instanceof ConfigError
  console.error(isExpected ? error.message : `It failed: ${String(error)}`)
  process.exitCode = 1
})
