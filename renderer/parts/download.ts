// Hands a file that the station made to the person.

export function downloadBase64(name: string, bytes: string): void {
  const type = name.endsWith('.pdf') ? 'application/pdf' : 'text/csv'
  const address = URL.createObjectURL(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replace(/[/\\:*?"<>|%]/g, '_')
  link.click()
  URL.revokeObjectURL(address)
}
