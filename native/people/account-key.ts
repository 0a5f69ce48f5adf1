// Which accounts are the same: the database compares them without regard to the case of A to Z.

export const accountKey = (account: string): string => account.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
