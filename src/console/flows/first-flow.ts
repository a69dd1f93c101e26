/** A flow to begin with. */
export const FIRST_FLOW = `{
  "title": "Menu",
  "steps": [
    {
      "id": "menu",
      "action": "say",
      "options": {
        "payload": "Press 1 for sales, or 2 to leave a message.",
        "language": "en-GB",
        "voice": "female",
        "onKeypressVar": "choice",
        "maxNumKeys": 1
      }
    },
    {
      "id": "sales",
      "action": "transfer",
      "options": { "destination": "12025550133" },
      "conditions": [{ "variable": "choice", "operator": "==", "value": "1" }]
    },
    {
      "id": "message",
      "action": "record",
      "options": { "maxLength": 60, "finishOnKey": "#" }
    }
  ]
}
`
