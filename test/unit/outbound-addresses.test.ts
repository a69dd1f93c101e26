import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../src/outbound/addresses.js'

const ELSEWHERE = {
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  private: ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  'link-local': ['169.254.0.1', '169.254.169.254', '169.254.255.255', 'fe80::1', 'febf::1', 'fec0::1'],
  'shared by a provider': ['100.64.0.1', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'broadcast and reserved': [
    '255.255.255.255',
    '240.0.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '203.0.113.1',
    '2001:db8::1',
  ],
  'mapped IPv4': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a9fe:a9fe'],
  'IPv4 inside, old forms': ['::127.0.0.1', '::ffff:0:127.0.0.1'],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1'],
  '6to4 and Teredo': ['2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:0:7f00:1::'],
  'unique local': ['fc00::1', 'fd00:ec2::254'],
  'no address': ['', 'localhost', '127.1', '127.0.0.1.example', '1', '8.8.8.8/8', '8.8.8.8 '],
}

describe('the addresses that outbound requests may reach', () => {
  for (const [kind, addresses] of Object.entries(ELSEWHERE)) {
    it(`leaves out ${kind}`, () => {
      expect(addresses.filter(isPublicAddress)).toEqual([])
    })
  }

  it('has every host of the internet', () => {
    const hosts = [
      '8.8.8.8',
      '1.1.1.1',
      '172.15.0.1',
      '172.32.0.1',
      '100.63.0.1',
      '100.128.0.1',
      '169.253.0.1',
    ]
    const all = [...hosts, '2606:4700::1111', '2a00:1450:4001::200e']
    expect(all.filter(address => !isPublicAddress(address))).toEqual([])
  })
})
