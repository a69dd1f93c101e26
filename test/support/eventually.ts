/** How long a test waits for something: longer than it takes on a machine that has much else to do. */
export const PATIENCE_MS = 45_000

/** Waits until there is no reason not to go on; an error is a reason, too. The last reason is the error. */
export async function eventually(
  whyNotYet: () => Promise<string | undefined> | string | undefined,
  ms = PATIENCE_MS,
): Promise<void> {
  const deadline = Date.now() + ms
  for (;;) {
    const reason = await Promise.resolve()
      .then(whyNotYet)
      .catch((error: unknown) => String(error))
    if (reason === undefined) return
    if (Date.now() > deadline) throw new Error(reason)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** Waits until `look` finds something. */
export async function found<Thing>(look: () => Promise<Thing | undefined>): Promise<Thing> {
  let thing: Thing | undefined
  await eventually(async () => {
    thing = await look()
    return thing === undefined ? 'It did not come to be.' : undefined
  })
  return thing as Thing
}
