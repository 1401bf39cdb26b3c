/** Where memory of this size suffices, an image does not grow while it is made. */
const ROOM_BYTES = 8 * 2 ** 20

/** More than may be on their way at once. */
const MOST_KEPT = 6

const kept: ArrayBuffer[] = []

/** Memory for an image, with whatever was there before. */
export const takeRoom = (): ArrayBuffer => kept.pop() ?? new ArrayBuffer(ROOM_BYTES)

/** Gives back the memory of an image that is done with: fresh memory costs as much as filling it. */
export function giveRoom(room: ArrayBuffer): void {
  if (room.byteLength >= ROOM_BYTES && room.byteLength <= 2 * ROOM_BYTES && kept.length < MOST_KEPT) kept.push(room)
}
