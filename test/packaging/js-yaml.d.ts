// js-yaml has no types of its own; only this much of it is used.
declare module 'js-yaml' {
  export function load(text: string): unknown
}
