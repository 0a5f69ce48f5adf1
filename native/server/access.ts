// Who may talk to the station: only a window that was let in by the start secret, from the station's own address.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export const cookieName = 'zhenglu'
export const entrancePath = '/enter'

const secret = () => randomBytes(32).toString('base64url')
const digest = (text: string) => createHash('sha256').update(text).digest()
/** Compares without telling by its duration how much was right. */
const equal = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

/** What a browser says of requests of the window itself, and of an address that a person opened. */
const ownSites: readonly unknown[] = ['same-origin', 'none']

/** Why a request is refused. */
export type Refusal = 'wrong-host' | 'wrong-origin' | 'not-let-in' | 'secret-used-or-wrong' | 'another-user'

export class Access {
  /** Opens the door once; part of the address that the host opens. */
  readonly #entrance = secret()
  #entranceUsed = false
  /** What the cookie of the window that was let in holds. */
  readonly #cookie = secret()
  #port = 0

  /** The port is known when the server listens. */
  listensOn(port: number): void {
    this.#port = port
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** The address that lets a window in, once. */
  get entrance(): string {
    return `${this.address}${entrancePath}?secret=${this.#entrance}`
  }

  /** Exchanges the start secret for the cookie's value; null when it is wrong or was used. */
  enter(given: string): string | null {
    if (this.#entranceUsed || !equal(given, this.#entrance)) return null
    this.#entranceUsed = true
    return this.#cookie
  }

  /** A name that resolves here is not enough: a page elsewhere could be given such a name (DNS rebinding). */
  hostRefusal({ host }: IncomingHttpHeaders): Refusal | null {
    const own = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`]
    return host !== undefined && own.includes(host.toLowerCase()) ? null : 'wrong-host'
  }

  /**
   * @param needsOrigin whether a browser always tells the origin of such a request (calls and sockets).
   * @param cookie value of the cookie that came with it.
   */
  refusal(headers: IncomingHttpHeaders, cookie: string | undefined, needsOrigin: boolean): Refusal | null {
    const { host, origin } = headers
    const wrongHost = this.hostRefusal({ host })
    if (wrongHost !== null) return wrongHost
    if (origin === undefined ? needsOrigin : origin !== `http://${host ?? ''}`) return 'wrong-origin'
    // A picture or a script that a page of another port of this computer embeds comes with our cookie, and no origin.
    if (!ownSites.includes(headers['sec-fetch-site'] ?? 'none')) return 'wrong-origin'
    return cookie !== undefined && equal(cookie, this.#cookie) ? null : 'not-let-in'
  }
}
