// A key as it stands on the keyboard.

const names: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** The caps of a key as `parts/shortcut.ts` writes it, such as `Ctrl+Shift+P`. */
export function KeyCaps({ of }: { of: string }) {
  const caps = of.split('+').map((cap) => names[cap] ?? (cap.length === 1 ? cap.toUpperCase() : cap))
  return (
    <>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </>
  )
}
