import { storeOf } from '../api/store.js'

export type Theme = 'system' | 'light' | 'dark'

const PLACE = 'partyline.theme'
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

export const theme = storeOf<Theme>(kept())

function kept(): Theme {
  const found = localStorage.getItem(PLACE)
  return found === 'light' || found === 'dark' ? found : 'system'
}

export function applyTheme(): void {
  const chosen = theme.get()
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

export function nextTheme(): void {
  theme.set(NEXT[theme.get()])
  localStorage.setItem(PLACE, theme.get())
  applyTheme()
}
