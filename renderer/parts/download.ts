// Hands a file that the station made to the person.

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  pdf: 'application/pdf',
  txt: 'text/plain;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export function downloadBase64(name: string, bytes: string): void {
  download(
    name,
    Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)),
  )
}

/** UTF-8, with the mark by which Windows knows it. */
export function downloadText(name: string, text: string): void {
  download(name, `\ufeff${text}`)
}

function download(name: string, content: BlobPart): void {
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replace(/[/\\:*?"<>|%]/g, '_')
  link.click()
  URL.revokeObjectURL(address)
}
