// Title of the window, so that its task bar entry says where it stands.
import { useEffect } from 'react'

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
