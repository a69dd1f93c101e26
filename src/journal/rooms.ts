import type { Kysely, Selectable } from 'kysely'
import type { Room, RoomSettings, Seating } from '../conference/room.js'
import type { RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { Tables } from './schema.js'

/** A room with where it stands. */
export interface SeatedRoom {
  room: Room
  seating: Seating
}

export function roomOf(row: Selectable<Tables['rooms']>): SeatedRoom {
  return {
    room: {
      ...(JSON.parse(row.settings) as RoomSettings),
      id: row.id as RoomId,
      name: row.name,
      createdAt: row.created_at as Instant,
      updatedAt: row.updated_at as Instant,
    },
    seating: JSON.parse(row.seating),
  }
}

export function settingsOf(room: Room): RoomSettings {
  const { id: _id, createdAt: _created, updatedAt: _updated, ...settings } = room
  return settings
}

/** The rooms, inside an append. */
export class Rooms {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: RoomId): Promise<SeatedRoom | undefined> {
    const row = await this.db.selectFrom('rooms').selectAll().where('id', '=', id).executeTakeFirst()
    return row && roomOf(row)
  }

  /** The room with this name. */
  async named(name: string): Promise<RoomId | undefined> {
    const row = await this.db.selectFrom('rooms').select('id').where('name', '=', name).executeTakeFirst()
    return row?.id as RoomId | undefined
  }

  async add(room: Room, seating: Seating): Promise<void> {
    await this.db
      .insertInto('rooms')
      .values({
        id: room.id,
        name: room.name,
        settings: JSON.stringify(settingsOf(room)),
        seating: JSON.stringify(seating),
        created_at: room.createdAt,
        updated_at: room.updatedAt,
      })
      .execute()
  }

  /** Gives a room other settings; where it stands with its callers stays. */
  async put(room: Room): Promise<void> {
    await this.db
      .updateTable('rooms')
      .set({ name: room.name, settings: JSON.stringify(settingsOf(room)), updated_at: room.updatedAt })
      .where('id', '=', room.id)
      .execute()
  }

  async remove(id: RoomId): Promise<void> {
    await this.db.deleteFrom('rooms').where('id', '=', id).execute()
  }

  async putSeating(id: RoomId, seating: Seating): Promise<void> {
    await this.db
      .updateTable('rooms')
      .set({ seating: JSON.stringify(seating) })
      .where('id', '=', id)
      .execute()
  }
}
