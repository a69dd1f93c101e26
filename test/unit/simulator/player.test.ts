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

it('says when a sound is over, stopped, taken out unheard, or not there at all', async () => {
  const { clock, story, sound, player } = stage()
  const [one, two, three] = [sound('one', 100), sound('two', 100), sound('three', 100)]
  for (const each of [one, two, three]) {
    player.play(each)
    player.afterwards(each, () => story.push(`after ${each.hears.text}`))
  }
  player.cut(new Set([two]))
  await clock.advance(100, calm)
  player.stop('all')
  player.afterwards(one, () => story.push('one is long gone'))
  expect(story).toEqual([
    'one starts',
    'after two',
    'one completed',
    'after one',
    'three starts',
    'three cancelled',
    'after three',
    'one is long gone',
  ])
})
