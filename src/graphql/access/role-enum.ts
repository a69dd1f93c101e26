import type { Role } from '../../http/auth/roles.js'
import { describedEnum } from '../schema/enums.js'

export const RoleEnum = describedEnum<Role>(
  'Role',
  'What a viewer may do; each may do what those before it may.',
  {
    CUSTOMER: 'Talk by browser with the operators of service lines, and see nothing else.',
    VIEWER: 'Read and subscribe.',
    OPERATOR: 'Command calls, conferences and recordings.',
    ADMIN: 'Change rooms, manage API keys, and read webhook deliveries.',
  },
)
