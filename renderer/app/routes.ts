// The screens that the navigation leads to, in its order; Alt+1, Alt+2 … go there.
export const destinations = [
  { name: 'console', path: '/console' },
  { name: 'cases', path: '/cases' },
  { name: 'recordings', path: '/recordings' },
  { name: 'check', path: '/check' },
  { name: 'rooms', path: '/rooms' },
  { name: 'settings', path: '/settings' },
  { name: 'audit', path: '/audit' },
  { name: 'acts', path: '/acts' },
] as const
