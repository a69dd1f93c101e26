import '../console/style/tokens.css'
import './voice.css'

import { createRoot } from 'react-dom/client'
import { Voice } from './voice.js'

const root = document.getElementById('voice')
if (root === null) throw new Error('index.html has no #voice')
createRoot(root).render(<Voice />)
