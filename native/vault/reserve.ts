/** Bytes that whatever is no recording leaves free on the disk of the vault: recordings need them more. */
export const reservedForRecordings = 2 ** 30
