// What the station says has changed is asked for again, also while it is asked for the first time.
import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { queries, refetchOnChange } from '../../renderer/station/use-call.ts'

test('an answer that was under way when something changed is not what stays', async () => {
  let change: (what: 'shell') => void = () => undefined
  const end = refetchOnChange({
    onChanged: (listener) => {
      change = listener
      return () => undefined
    },
  })
  const { promise: before, resolve: answer } = Promise.withResolvers<string>()
  const answers = [before, Promise.resolve('after')]
  const observer = new QueryObserver(queries, {
    queryKey: ['shell.get', {}],
    queryFn: () => answers.shift() ?? Promise.reject(new Error('asked too often')),
  })
  const stop = observer.subscribe(() => undefined)
  change('shell')
  answer('before')
  await expect.poll(() => observer.getCurrentResult().data).toBe('after')
  stop()
  end()
})
