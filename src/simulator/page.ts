/**
 * A page of phones: call a number, answer, press keys, say something, hang up, and see what each one hears. Time
 * can be moved on it where the clock is virtual.
 */
export const page = (virtual: boolean): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Phones</title>
<link rel="icon" href="data:,">
<style>
  :root { color-scheme: light dark; --ink: #1d2433; --soft: #667085; --line: #dfe3ea; --card: #fff; --ground: #f4f5f8;
    --go: #15803d; --stop: #b42318; --mark: #3b5bdb; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --soft: #98a2b3; --line: #2c3444; --card: #1a202c;
    --ground: #11151d; --go: #22a355; --stop: #e5484d; --mark: #8ca3ff; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
  header { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: end; padding: 20px 24px;
    border-bottom: 1px solid var(--line); background: var(--card); }
  h1 { margin: 0 auto 0 0; font-size: 20px; }
  h1 small { display: block; font-weight: 400; font-size: 13px; color: var(--soft); }
  [hidden] { display: none !important; }
  form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
  label { display: grid; gap: 2px; font-size: 12px; color: var(--soft); }
  input, select, button { font: inherit; color: inherit; border: 1px solid var(--line); border-radius: 8px;
    background: var(--ground); padding: 6px 10px; }
  input { width: 10.5em; }
  button { cursor: pointer; background: var(--card); white-space: nowrap; }
  button.go { background: var(--go); border-color: var(--go); color: #fff; }
  button.stop { background: var(--stop); border-color: var(--stop); color: #fff; }
  :focus-visible { outline: 2px solid var(--mark); outline-offset: 1px; }
  main { display: grid; grid-template-columns: repeat(auto-fill, minmax(290px, 1fr)); gap: 16px; padding: 24px; align-items: start; }
  article { display: grid; gap: 12px; align-content: start; background: var(--card); border: 1px solid var(--line);
    border-radius: 16px; padding: 16px; }
  article[data-state=ended] { opacity: .55; }
  .top { display: flex; justify-content: space-between; gap: 8px; }
  .top b { font-size: 17px; font-variant-numeric: tabular-nums; }
  .top span, .way, .heard { font-size: 12px; color: var(--soft); }
  .badge { border-radius: 99px; padding: 1px 9px; font-size: 12px; border: 1px solid currentColor; }
  [data-state=ringing] .badge { color: var(--mark); }
  [data-state=up] .badge { color: var(--go); }
  .ear { min-height: 3.4em; padding: 9px 12px; border-radius: 12px; background: var(--ground); overflow-wrap: anywhere; }
  .ear i { font-style: normal; color: var(--soft); font-size: 12px; display: block; }
  .keys { display: grid; grid-template-columns: repeat(6, 1fr); gap: 5px; }
  .keys button { padding: 5px 0; }
  .row { display: flex; gap: 6px; } .row input { flex: 1; width: 0; }
  .empty { grid-column: 1 / -1; text-align: center; color: var(--soft); padding: 60px 0; }
  #problem { width: 100%; color: var(--stop); margin: 0; min-height: 1.2em; font-size: 13px; }
  #problem:empty { display: none; }
</style>
</head>
<body>
<header>
  <h1>Phones<small>Everyone at the far end of the line</small></h1>
  <form id="call"><label>A person at<input name="from" value="+12025550131" required></label>
    <label>calls<input name="to" value="+12025550100" required></label><button class="go">Call</button></form>
  <form id="set"><label>The phone<input name="number" value="+12025550147" required></label>
    <label>when called<select name="answer"><option value="auto">answers</option><option value="manual">waits for me</option>
      <option value="busy">is busy</option><option value="no_answer">is not answered</option>
      <option value="reject">turns away</option><option value="machine">is a machine</option></select></label>
    <button>Set</button></form>
  <form id="time"${virtual ? '' : ' hidden'}><label>Let pass, ms<input name="ms" value="1000" inputmode="numeric"></label><button>Advance</button></form>
  <p id="problem" role="alert"></p>
</header>
<main id="phones"><p class="empty">Nobody is on the phone.</p></main>
<script type="module">
const $ = id => document.getElementById(id)
const cards = new Map()

async function ask(method, path, body) {
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }) })
  const answer = await response.json()
  $('problem').textContent = response.ok ? '' : answer.errors.map(e => e.detail).join(' ')
  return response.ok ? answer : undefined
}
const act = async (leg, deed, body) => { await ask('POST', '/phones/calls/' + leg.id + '/' + deed, body); refresh() }

for (const [id, send] of Object.entries({
  call: form => ask('POST', '/phones/calls', form),
  set: ({ number, answer }) => ask('PUT', '/phones/' + encodeURIComponent(number), { answer }),
  time: ({ ms }) => ask('POST', '/clock/advance', { ms: Number(ms) }),
})) $(id).addEventListener('submit', async event => {
  event.preventDefault()
  await send(Object.fromEntries(new FormData(event.target)))
  refresh()
})

// Otherwise the form would say that a phone answers which was set to do something else.
const { number: whose, answer: manner } = $('set').elements
async function showManner() {
  const set = await ask('GET', '/phones')
  manner.value = set?.find(({ number }) => number === whose.value)?.answer ?? 'auto'
}
whose.addEventListener('change', showManner)
showManner()

const element = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props)
  made.append(...children)
  return made
}

function words(hears) {
  const what = { silence: 'Silence', ringback: 'It rings', speech: '\\u201c' + (hears.text ?? '') + '\\u201d',
    playback: '\\u266a ' + (hears.url ?? ''), conference: hears.text ? '\\u201c' + hears.text + '\\u201d' : 'The conference',
    bridge: hears.text ? '\\u201c' + hears.text + '\\u201d' : 'The other end' }[hears.kind]
  return what + (hears.on_hold ? ', on hold' : '') + (hears.muted ? ', muted' : '')
}

function cardOf(leg) {
  const button = (label, deed, kind = '') => element('button', { textContent: label, className: kind, onclick: () => act(leg, deed) })
  const line = element('input', { placeholder: 'Say something', 'aria-label': 'Say something' })
  const talk = element('form', { className: 'row' }, line, element('button', { textContent: 'Say' }))
  talk.onsubmit = event => { event.preventDefault(); if (line.value) act(leg, 'say', { text: line.value }); line.value = '' }
  const keys = element('div', { className: 'keys' }, ...[...'123456789*0#'].map(digit =>
    element('button', { textContent: digit, onclick: () => act(leg, 'keys', { digits: digit }) })))
  const number = leg.direction === 'incoming' ? leg.from : leg.to
  const card = element('article', {},
    element('div', { className: 'top' }, element('b', { textContent: number }), element('span', { className: 'badge' })),
    element('div', { className: 'way', textContent: leg.direction === 'incoming' ? 'called ' + leg.to : 'called by ' + leg.from }),
    element('div', { className: 'ear' }), element('div', { className: 'heard' }), keys, talk,
    element('div', { className: 'row' }, button('Answer', 'answer', 'go'), button('Turn away', 'reject'), button('Hang up', 'hangup', 'stop')))
  cards.set(leg.id, card)
  return card
}

function draw(leg) {
  const card = cards.get(leg.id) ?? cardOf(leg)
  card.dataset.state = leg.state
  card.querySelector('.badge').textContent = leg.state === 'ended' ? leg.hangup_cause : leg.state
  card.querySelector('.ear').replaceChildren(element('i', { textContent: 'hears' }),
    leg.direction === 'outgoing' && leg.state === 'ringing' ? 'Its own bell' : words(leg.hears))
  card.querySelector('.heard').textContent = leg.heard.length ? 'so far: ' + leg.heard.slice(-4).map(words).join(' \\u2192 ') : ''
  const [answer, away, hangUp] = card.lastElementChild.children
  answer.hidden = away.hidden = !(leg.direction === 'outgoing' && leg.state === 'ringing')
  hangUp.hidden = leg.state === 'ended'
  card.querySelector('.keys').hidden = card.querySelector('form').hidden = leg.state !== 'up'
  return card
}

let before = ''
async function refresh() {
  const legs = (await (await fetch('/phones/calls')).json()).slice(-60).reverse()
  const picture = JSON.stringify(legs)
  if (picture === before) return
  before = picture
  const order = legs.sort((a, b) => (a.state === 'ended') - (b.state === 'ended')).map(draw)
  if (order.length === 0) { $('phones').replaceChildren(element('p', { className: 'empty', textContent: 'Nobody is on the phone.' })); return }
  const shown = [...$('phones').children]
  // Only moved when the order has changed: what is being typed keeps its place.
  if (order.length !== shown.length || order.some((card, index) => card !== shown[index])) $('phones').replaceChildren(...order)
}
setInterval(() => refresh().catch(() => {}), 700)
refresh()
</script>
</body>
</html>
`
