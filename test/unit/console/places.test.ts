import { describe, expect, test } from 'vitest'
import { lineOf, placesIn } from '../../../src/console/flows/places.js'

const JSON_FLOW = `{
  "title": "Menu",
  "steps": [
    { "action": "say", "options": {
      "payload": "Press [1], {2} or \\"3\\", please.",
      "language": "en-GB" } },
    {
      "action": "transfer",
      "conditions": [{ "variable": "a" },
        { "variable": "b" }]
    }
  ]
}`

const XML_FLOW = `<?xml version="1.0"?>
<CallFlow title="Menu">
  <!-- <Say/> -->
  <Say language="en-GB"
       voice="female">Press <![CDATA[<1>]]></Say>
  <If variable="a" operator="eq" value="1">
    <Transfer destination="1"/>
  </If>
</CallFlow>`

describe('the line that a problem is about', () => {
  test.each([
    ['title', 2],
    ['steps', 3],
    ['steps[0]', 4],
    ['steps[0].options.language', 6],
    ['steps[1].action', 8],
    ['steps[1].conditions[1].variable', 10],
    ['steps[1].options.destination', 7],
    ['elsewhere', null],
    ['', null],
  ])('of %s in JSON is %s', (path, line) => {
    expect(lineOf(placesIn(JSON_FLOW, 'JSON'), path)).toBe(line)
  })

  test.each([
    ['steps[0].options.voice', 5],
    ['steps[0].options.payload', 4],
    ['steps[1].options.destination', 7],
    ['steps[2]', null],
  ])('of %s in XML is %s', (path, line) => {
    expect(lineOf(placesIn(XML_FLOW, 'XML'), path)).toBe(line)
  })

  test('is found without end or error in anything', () => {
    for (const text of ['', '{', ']]]', '"', '{"a":[', '<', '</a>', '<a b=', '{,:,}']) {
      expect(lineOf(placesIn(text, 'JSON'), 'steps[0]')).toBeNull()
      expect(lineOf(placesIn(text, 'XML'), 'steps[0].a[1].b')).toBeNull()
    }
  })
})
