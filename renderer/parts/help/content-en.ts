// The help in English, read when somebody first asks for it.
export const content = import.meta.glob('../../../resources/help/en/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
