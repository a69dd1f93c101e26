/** Waits until there is no reason not to go on; an error is a reason, too. The last reason is the error. */
export async function eventually(whyNotYet: () => Promise<string | undefined>, ms = 15_000): Promise<void> {
  const deadline = Date.now() + ms
  for (;;) {
    const reason = await whyNotYet().catch((error: unknown) => String(error))
    if (reason === undefined) return
    if (Date.now() > deadline) throw new Error(reason)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
