// The help in Chinese, read when somebody first asks for it.
export const content = import.meta.glob('../../../resources/help/zh-CN/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
