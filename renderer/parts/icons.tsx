// Line icons of the window, drawn on a 24 × 24 grid; always beside a text, so hidden from screen readers.
const paths = {
  console: 'M3 5h18v11H3zM8 20h8M12 16v4M9 10.500a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  cases: 'M3 7h7l2 2h9v10H3zM3 7V5h6l2 2',
  recordings: 'M4 5h16v14H4zM8 5v14M16 5v14M4 9.700h4M4 14.300h4M16 9.700h4M16 14.300h4',
  check: 'M12 3l8 3v6c0 4.5-3.3 7.5-8 9c-4.7-1.5-8-4.5-8-9V6zM8.5 12l2.5 2.500l4.5-5',
  rooms: 'M4 21V4h11v17M15 7h5v14M2 21h20M11 12.500v.1',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  audit: 'M6 3h12v18H6zM9.5 8h5M9.5 12h5M9.500 16h3',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13M15.500 15.500l5 5',
  acts: 'M4 5h10M4 10h7M4 15h5M12 16l3 3l6-7.500M17 5h3',
  people:
    'M8.5 11a3.500 3.500 0 1 0 0-7a3.500 3.500 0 1 0 0 7M2 20c0-3.800 2.900-6.500 6.500-6.500S15 16.200 15 20M16 4.300a3.500 3.500 0 0 1 0 6.500M17.500 13.800c2.700.8 4.500 3.200 4.500 6.200',
  person: 'M12 11a4 4 0 1 0 0-8a4 4 0 1 0 0 8M4 21c0-4.400 3.600-7.500 8-7.500s8 3.100 8 7.500',
  lock: 'M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.500',
  language: 'M3 6h10M8 3v3M11 6c-1 4-4 7-7.5 8.500M5 9c1.5 3 4 5 7 6M12 21l4.5-11L21 21M13.7 17.500h5.6',
  help: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9.3 9.500a2.700 2.700 0 1 1 4 2.300c-.9.500-1.300 1.200-1.300 2.200M12 17v.1',
  keyboard: 'M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M7 14h10',
  record: 'M5 3h10l4 4v14H5zM8.5 9h7M8.5 13h7M8.5 17h4',
  mark: 'M6 21V4h12l-3 4.500l3 4.500H6',
  sound: 'M4 9.500h4l5-4v13l-5-4H4zM16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11',
  muted: 'M4 9.500h4l5-4v13l-5-4H4zM17 9.500l5 5M22 9.500l-5 5',
  microphone: 'M9 4.500a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.500V21',
  camera: 'M3 7h12v10H3zM15 11l6-3v8l-6-3',
  play: 'M7 4.500v15l13-7.500z',
  pause: 'M7 5h3.500v14H7zM13.5 5H17v14h-3.500z',
  back: 'M11 5l-7 7l7 7M4 12h16',
  add: 'M12 5v14M5 12h14',
  up: 'M6 15l6-6l6 6',
  down: 'M6 9l6 6l6-6',
  remove: 'M6 6l12 12M18 6L6 18',
  enlarge: 'M4 9V4h5M20 15v5h-5M4 4l6 6M20 20l-6-6',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}
