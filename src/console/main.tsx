import '@fontsource-variable/inter/wght.css'
import 'uplot/dist/uPlot.min.css'
import './style/tokens.css'
import './style/parts.css'
import './style/shell.css'
import './style/board.css'
import './style/conference.css'
import './style/call.css'
import './style/phones.css'
import './style/flows.css'
import './style/tracking.css'

import { ApolloProvider } from '@apollo/client/react'
import { createRoot } from 'react-dom/client'

import { apollo } from './api/client.js'
import { session } from './api/session.js'
import { askWho } from './api/viewer.js'
import { Console } from './shell/console.js'
import { applyTheme } from './shell/theme.js'

const root = document.getElementById('console')
if (!root) throw new Error('index.html has no #console')

applyTheme()
session.followLink()
void askWho()
createRoot(root).render(
  <ApolloProvider client={apollo}>
    <Console />
  </ApolloProvider>,
)
