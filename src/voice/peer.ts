/** One end of the audio between two browsers. */
export interface Peer {
  /** What the other browser has to know of this one, to be told as `peerInfo`. */
  offer(): Promise<string>
  /** The same, in answer to the other one's. */
  answer(offer: string): Promise<string>
  /** Takes the other one's answer. */
  take(answer: string): Promise<void>
  /** Takes a way by which the audio may go; one that comes too early waits. */
  addWay(candidate: string): void
  mute(muted: boolean): void
  /** How loud each of the two is, from 0 to 1. */
  levels(): Promise<{ own: number; other: number }>
  close(): void
}

export interface PeerEvents {
  onWay(candidate: string): void
  onAudio(stream: MediaStream): void
  onState(state: RTCPeerConnectionState): void
}

/** Asks for the microphone and makes an end of its own for each call. Rejects when there is no microphone. */
export async function openPeer({ onWay, onAudio, onState }: PeerEvents): Promise<Peer> {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true })
  const connection = new RTCPeerConnection()
  for (const track of microphone.getTracks()) connection.addTrack(track, microphone)
  connection.onicecandidate = ({ candidate }) => {
    if (candidate !== null) onWay(JSON.stringify(candidate))
  }
  connection.ontrack = ({ streams: [stream] }) => {
    if (stream !== undefined) onAudio(stream)
  }
  connection.onconnectionstatechange = () => onState(connection.connectionState)
  const early: string[] = []
  let ready = false

  const add = (candidate: string) => {
    const way: RTCIceCandidateInit = JSON.parse(candidate)
    // One way that leads nowhere does not end a call that has others.
    connection.addIceCandidate(way).catch(() => {})
  }
  const takeRemote = async (type: 'offer' | 'answer', sdp: string) => {
    await connection.setRemoteDescription({ type, sdp })
    ready = true
    for (const candidate of early.splice(0)) add(candidate)
  }
  return {
    async offer() {
      const { sdp = '' } = await connection.createOffer()
      await connection.setLocalDescription({ type: 'offer', sdp })
      return sdp
    },
    async answer(offer) {
      await takeRemote('offer', offer)
      const { sdp = '' } = await connection.createAnswer()
      await connection.setLocalDescription({ type: 'answer', sdp })
      return sdp
    },
    take: answer => takeRemote('answer', answer),
    addWay: candidate => (ready ? add(candidate) : void early.push(candidate)),
    mute(muted) {
      for (const track of microphone.getTracks()) track.enabled = !muted
    },
    async levels() {
      const levels = { own: 0, other: 0 }
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'media-source') levels.own = report.audioLevel ?? 0
        if (report.type === 'inbound-rtp') levels.other = report.audioLevel ?? 0
      }
      return levels
    },
    close() {
      for (const track of microphone.getTracks()) track.stop()
      connection.close()
    },
  }
}
