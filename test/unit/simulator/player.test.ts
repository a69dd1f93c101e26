import { expect, it } from 'vitest'
import { player, type Sound } from '../../../src/simulator/call/player.js'
import { virtualClock } from '../../../src/simulator/clock.js'

const calm = async () => {}

function stage() {
  const clock = virtualClock(0)
  const story: string[] = []
  const sound = (text: string, durationMs: number): Sound => ({
    hears: { kind: 'speech', text },
    durationMs,
    started: () => story.push(`${text} starts`),
    ended: how => story.push(`${text} ${how}`),
  })
  return { clock, story, sound, player: player(clock, () => {}) }
}

it('plays one sound after another', async () => {
  const { clock, story, sound, player } = stage()
  player.play(sound('hello', 100))
  player.play(sound('music', 100))
  expect(player.current?.hears.text).toBe('hello')
  await clock.advance(100, calm)
  expect(story).toEqual(['hello starts', 'hello completed', 'music starts'])
  await clock.advance(100, calm)
  expect(player.current).toBeUndefined()
})

it('goes on with the next one when the current one is stopped, and with none when all are', async () => {
  const { clock, story, sound, player } = stage()
  for (const text of ['one', 'two', 'three']) player.play(sound(text, 100))
  player.stop('current')
  expect(player.current?.hears.text).toBe('two')
  player.stop('all')
  await clock.advance(1_000, calm)
  expect(story).toEqual(['one starts', 'one cancelled', 'two starts', 'two cancelled'])
})

it('never ends by itself what is endless', async () => {
  const { clock, story, sound, player } = stage()
  player.play(sound('hold', Number.POSITIVE_INFINITY))
  await clock.advance(1e9, calm)
  expect(story).toEqual(['hold starts'])
})

it('does not end a sound at the time of one that was stopped', async () => {
  const { clock, story, sound, player } = stage()
  player.play(sound('short', 100))
  player.stop('all')
  player.play(sound('long', 1_000))
  await clock.advance(100, calm)
  expect(story.at(-1)).toBe('long starts')
})
