;; JSON strings in a window of bytes: where they end, and which short ones were met before. In WebAssembly because these
;; are the loops that see every byte: they run at full speed from the first call on and 16 bytes at a time.
;; Compiled into stringsWasm.ts by `npm run wasm`.
;;
;; Memory: byte 0-3 the end of the last short string; from byte 64 on 2048 slots of 64 bytes, each the length plus one
;; (0: empty) and the bytes of a short string; behind them, from 131136 on, the window.
(module
  (memory (export "memory") 4)

  ;; From a place inside a string (not just behind an escaping backslash): the index of its closing quote.
  ;; When there is none before $end: $end, or $end + 1 when the byte at $end is escaped by the one before it.
  (func (export "closingQuote") (param $at i32) (param $end i32) (result i32)
    (local $bytes v128)
    (local $quotes i32)
    (local $stops i32)
    (local $stop i32)
    (local $byte i32)
    (block $tail
      (loop $blocks
        (br_if $tail (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $end)))
        (local.set $bytes (v128.load (local.get $at)))
        (local.set $quotes (i8x16.bitmask (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x22)))))
        (local.set $stops
          (i32.or
            (local.get $quotes)
            (i8x16.bitmask (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x5c))))))
        (block $block_done
          (loop $stops_left
            (br_if $block_done (i32.eqz (local.get $stops)))
            (local.set $stop (i32.ctz (local.get $stops)))
            (if (i32.and (i32.shr_u (local.get $quotes) (local.get $stop)) (i32.const 1))
              (then (return (i32.add (local.get $at) (local.get $stop)))))
            ;; A backslash: the byte after it is part of the string whatever it is.
            (if (i32.eq (local.get $stop) (i32.const 15))
              (then
                (local.set $at (i32.add (local.get $at) (i32.const 17)))
                (br $blocks)))
            (local.set $stops
              (i32.and (local.get $stops) (i32.shl (i32.const -1) (i32.add (local.get $stop) (i32.const 2)))))
            (br $stops_left)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $blocks)))
    (block $done
      (loop $bytes_left
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $byte (i32.load8_u (local.get $at)))
        (br_if $done (i32.eq (local.get $byte) (i32.const 0x22)))
        (local.set $at
          (i32.add
            (local.get $at)
            (select (i32.const 2) (i32.const 1) (i32.eq (local.get $byte) (i32.const 0x5c)))))
        (br $bytes_left)))
    (local.get $at))

  ;; From just behind an opening quote: looks at a string of at most $most bytes, all of them plain ASCII.
  ;; Returns -1 when it is longer, or holds an escape or other characters, or is not wholly in the window.
  ;; Else its end is at byte 0, and the result is the slot it is in, or -2 - slot when it has just been put there.
  (func (export "shortString") (param $at i32) (param $end i32) (param $most i32) (result i32)
    (local $stop i32)
    (local $i i32)
    (local $byte i32)
    (local $hash i32)
    (local $length i32)
    (local $slot i32)
    (local $place i32)
    (local.set $stop (i32.add (i32.add (local.get $at) (local.get $most)) (i32.const 1)))
    (if (i32.gt_u (local.get $stop) (local.get $end)) (then (local.set $stop (local.get $end))))
    (local.set $i (local.get $at))
    (block $found
      (loop $bytes
        (if (i32.ge_u (local.get $i) (local.get $stop)) (then (return (i32.const -1))))
        (local.set $byte (i32.load8_u (local.get $i)))
        (br_if $found (i32.eq (local.get $byte) (i32.const 0x22)))
        (if (i32.or (i32.eq (local.get $byte) (i32.const 0x5c)) (i32.ge_u (local.get $byte) (i32.const 0x80)))
          (then (return (i32.const -1))))
        (local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const 0x01000193)) (local.get $byte)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $bytes)))
    (i32.store (i32.const 0) (local.get $i))
    (local.set $length (i32.sub (local.get $i) (local.get $at)))
    (local.set $slot
      (i32.and
        (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15)))
        (i32.const 2047)))
    (local.set $place (i32.add (i32.const 65) (i32.mul (local.get $slot) (i32.const 64))))
    (block $differs
      (br_if $differs
        (i32.ne
          (i32.load8_u (i32.sub (local.get $place) (i32.const 1)))
          (i32.add (local.get $length) (i32.const 1))))
      (local.set $i (i32.const 0))
      (block $rest
        (loop $words
          (br_if $rest (i32.gt_u (i32.add (local.get $i) (i32.const 8)) (local.get $length)))
          (br_if $differs
            (i64.ne
              (i64.load (i32.add (local.get $place) (local.get $i)))
              (i64.load (i32.add (local.get $at) (local.get $i)))))
          (local.set $i (i32.add (local.get $i) (i32.const 8)))
          (br $words)))
      (block $same
        (loop $bytes_left
          (br_if $same (i32.ge_u (local.get $i) (local.get $length)))
          (br_if $differs
            (i32.ne
              (i32.load8_u (i32.add (local.get $place) (local.get $i)))
              (i32.load8_u (i32.add (local.get $at) (local.get $i)))))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $bytes_left)))
      (return (local.get $slot)))
    (i32.store8 (i32.sub (local.get $place) (i32.const 1)) (i32.add (local.get $length) (i32.const 1)))
    (memory.copy (local.get $place) (local.get $at) (local.get $length))
    (i32.sub (i32.const -2) (local.get $slot))))
