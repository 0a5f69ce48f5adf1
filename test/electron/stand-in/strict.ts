// What the stand-in does not know it refuses by name: a call of Electron that is new in the shell fails at once, loudly.
import { EventEmitter } from 'node:events'

/** What the runtime itself asks of any object. */
const asked: ReadonlySet<string> = new Set(['then', 'toJSON', 'constructor', 'prototype'])

/**
 * Gives what `of` has, and throws with the name of whatever else is asked of it.
 * @param isGone whether it was destroyed: then Electron answers that alone.
 */
export function strict<T extends object>(name: string, of: T, isGone = () => false): T {
  return new Proxy(of, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && !(key in target) && !asked.has(key)) {
        throw new TypeError(`The stand-in for Electron does not know ${name}.${key}`)
      }
      if (typeof key === 'string' && key !== 'isDestroyed' && key in target && isGone()) {
        throw new TypeError(`${name}.${key}: Object has been destroyed`)
      }
      const value: unknown = Reflect.get(target, key, receiver === undefined ? receiver : target)
      return typeof value === 'function' && !/^class\b/.test(String(value)) ? value.bind(target) : value
    },
    set(_, key): boolean {
      throw new TypeError(`The stand-in for Electron does not let ${name}.${String(key)} be set`)
    },
  })
}

/** An event whose default can be prevented. */
export class Preventable {
  defaultPrevented = false
  readonly preventDefault = (): void => {
    this.defaultPrevented = true
  }
}

/** Events by name: others than the known ones are refused. */
export class Emitter extends EventEmitter {
  readonly #name: string
  readonly #known: readonly string[]

  constructor(name: string, known: readonly string[]) {
    super()
    this.#name = name
    this.#known = known
  }

  override on(event: string, listener: (...args: never[]) => void): this {
    if (!this.#known.includes(event)) {
      throw new TypeError(`The stand-in for Electron does not know the event ${this.#name} ${event}`)
    }
    return super.on(event, listener as (...args: unknown[]) => void)
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    if (!this.#known.includes(event)) {
      throw new TypeError(`The stand-in for Electron does not know the event ${this.#name} ${event}`)
    }
    return super.once(event, listener as (...args: unknown[]) => void)
  }

  /** Emits an event that can be prevented; answers whether it was. */
  asks(event: string, facts: object = {}, ...more: unknown[]): boolean {
    const asked = Object.assign(new Preventable(), facts)
    this.emit(event, asked, ...more)
    return asked.defaultPrevented
  }
}
