import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { build, type ServerProcess, startBuilt } from '../support/built.js'
import { eventually } from '../support/eventually.js'
import { freePort } from '../support/free-port.js'
import { openServiceLine, type Party, partyAt } from '../support/voice.js'

beforeAll(build, 120_000)

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A server that may be killed and come back at the same place. */
const open = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-voice-'))
  const port = await freePort()
  const start = () => startBuilt({ PORT: String(port), SIMULATOR_PORT: '0', DATA_DIR: dataDir })
  let server: ServerProcess = await start()
  closing.push(async () => {
    await server.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })
  const party = (identity: string): Party => {
    const each = partyAt(server.url, { identity })
    closing.push(() => each.close())
    return each
  }
  return {
    party,
    async restart() {
      await server.kill('SIGKILL')
      server = await start()
    },
  }
}
const isListening = (boss: Party, identity: string) =>
  eventually(async () => {
    const { data } = await boss.ask<{
      serviceLines: { nodes: { operators: { identity: string; listening: boolean }[] }[] }
    }>('{ serviceLines { nodes { operators { identity listening } } } }')
    const operators = data?.serviceLines.nodes[0]?.operators ?? []
    return operators.some(each => each.identity === `local:${identity}` && each.listening)
      ? undefined
      : 'nobody listens'
  })

test('a kill -9 while it rings loses nothing: both go on where they were (T4.6, S4.3)', async () => {
  const { party, restart } = await open()
  const [ada, op1] = [party('ada'), party('op1')]
  const line = await openServiceLine(party('boss'), { op1 })
  const opHears = await op1.listen()
  await isListening(party('boss'), 'op1')
  const started = await ada.start({ serviceLineId: line, cid: 'c1', peerInfo: 'offer of ada' })
  await opHears.until(({ type }) => type === 'StartSignal')
  await ada.candidate({ cid: 'c1' }, 'way 1')
  await restart()
  const [back, opBack] = [party('ada'), party('op1')]
  const [adaHears, opHearsAgain] = [await back.listen(started.cursor), await opBack.listen(started.cursor)]
  await opHearsAgain.until(({ type }) => type === 'CandidateSignal')
  await opBack.accept({ cid: 'c1' }, 'answer of op1')
  const [accept] = await adaHears.until(({ type }) => type === 'AcceptSignal')
  expect(accept).toMatchObject({ peerInfo: 'answer of op1', data: { operatorName: 'Operator op1' } })
}, 60_000)

test('a kill -9 while it rings does not stop the time: the next operator is found after it (T4.4)', async () => {
  const { party, restart } = await open()
  const [ada, op1, op2] = [party('ada'), party('op1'), party('op2')]
  const line = await openServiceLine(party('boss'), { op1, op2 }, { ringSeconds: 3 })
  const opHears = await op1.listen()
  await isListening(party('boss'), 'op1')
  const started = await ada.start({ serviceLineId: line, cid: 'c1' })
  await opHears.until(({ type }) => type === 'StartSignal')
  // Comes only now, so that it is op1 who is rung at first.
  await op2.listen()
  await isListening(party('boss'), 'op2')
  await restart()
  const next = await party('op2').listen(started.cursor)
  const [start] = await next.until(({ type }) => type === 'StartSignal')
  expect(start).toMatchObject({ issuer: 'local:ada', data: { customer: 'ada' } })
  const missed = await party('op1').listen(started.cursor)
  await missed.until(({ type }) => type === 'StopSignal')
  const adaHears = await party('ada').listen(started.cursor)
  await adaHears.until(({ type }) => type === 'StopSignal')
  expect(adaHears.items).toMatchObject([{ reason: 'NO_ANSWER', voiceSession: { status: 'EXPIRED' } }])
}, 60_000)
