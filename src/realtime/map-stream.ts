/**
 * What `map` makes of each item of `source`, at the reader's pace. Returning it returns the source at once, even
 * while it waits for an item; `onEnd` is called once, however it ends.
 */
export function mapStream<Item, Result>(
  source: AsyncIterable<Item>,
  map: (item: Item) => Result | Promise<Result>,
  onEnd: () => void,
): AsyncGenerator<Result, void> {
  const items = source[Symbol.asyncIterator]()
  const DONE = { value: undefined, done: true } as const
  let over = false
  const end = () => {
    if (over) return
    over = true
    onEnd()
  }
  return {
    async next() {
      try {
        const item = over ? DONE : await items.next()
        if (over || item.done === true) {
          end()
          return DONE
        }
        return { value: await map(item.value), done: false }
      } catch (error) {
        end()
        void items.return?.()
        throw error
      }
    },
    async return() {
      end()
      await items.return?.()
      return DONE
    },
    async throw(error: unknown) {
      end()
      await items.return?.()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
