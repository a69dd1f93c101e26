import { Menu, MenuButton, MenuItem, MenuItems } from '@headlessui/react'
import {
  ChartColumn,
  Ellipsis,
  LayoutGrid,
  LogOut,
  Moon,
  Phone,
  Smartphone,
  Sun,
  SunMoon,
  Workflow,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { Link, useLocation } from 'wouter'
import { session } from '../api/session.js'
import { useStore } from '../api/store.js'
import { loggedOut, useLimited, useMay, useViewer } from '../api/viewer.js'
import { LinkState } from './link-state.js'
import { Logo } from './logo.js'
import { nextTheme, type Theme, theme } from './theme.js'

const THEMES: Record<Theme, { icon: ComponentType<{ size: number }>; words: string }> = {
  system: { icon: SunMoon, words: 'Colours as the system has them' },
  light: { icon: Sun, words: 'Light colours' },
  dark: { icon: Moon, words: 'Dark colours' },
}

/** What stands above every page: where to go, how the connection is, and who this is. */
export function Top() {
  const chosen = THEMES[useStore(theme)]
  const { viewer, service } = useViewer()
  const limited = useLimited()
  const phones = useMay('OPERATOR') && service.simulatorUrl !== null
  return (
    <header className="top">
      <Link href="/" aria-label="Partyline: to the board">
        <Logo />
      </Link>
      {limited ? (
        <span className="chip">Shared with you</span>
      ) : (
        <nav aria-label="Pages">
          <Place href="/" at={/^\/($|conferences)/} words="Board" icon={LayoutGrid} />
          <Place href="/calls" at={/^\/calls/} words="Calls" icon={Phone} />
          <Place href="/flows" at={/^\/flows/} words="Flows" icon={Workflow} />
          <Place href="/tracking" at={/^\/tracking/} words="Tracking" icon={ChartColumn} />
          {phones && <Place href="/phones" at={/^\/phones/} words="Phones" icon={Smartphone} />}
          <More />
        </nav>
      )}
      <div className="row tools">
        <LinkState />
        <button
          type="button"
          className="button plain icon"
          title={chosen.words}
          aria-label={`${chosen.words}: change`}
          onClick={nextTheme}
        >
          <chosen.icon size={18} />
        </button>
        {session.key !== undefined && !session.isLink && (
          <button
            type="button"
            className="button plain icon"
            title={`Log out (${viewer.name}, ${viewer.role.toLowerCase()})`}
            aria-label={`Log out ${viewer.name}`}
            onClick={() => {
              session.logOut()
              loggedOut()
            }}
          >
            <LogOut size={18} />
          </button>
        )}
      </div>
    </header>
  )
}

interface PlaceProps {
  href: string
  /** What the addresses of its pages look like. */
  at: RegExp
  words: string
  icon: ComponentType<{ size: number; 'aria-hidden': boolean }>
}

function Place({ href, at, words, icon: Icon }: PlaceProps) {
  const [path] = useLocation()
  return (
    <Link href={href} aria-current={at.test(path) ? 'page' : undefined}>
      <Icon size={19} aria-hidden />
      {words}
    </Link>
  )
}

/** Pages of this server that are not the console's own. */
function More() {
  return (
    <Menu>
      <MenuButton>
        <Ellipsis size={19} aria-hidden />
        More
      </MenuButton>
      <MenuItems anchor={{ to: 'bottom start', gap: 6, padding: 8 }} className="menu" modal={false}>
        <MenuItem>
          <a href="/graphiql">GraphiQL: ask the API</a>
        </MenuItem>
        <MenuItem>
          <a href="/voice">Voice: talk by browser</a>
        </MenuItem>
      </MenuItems>
    </Menu>
  )
}
