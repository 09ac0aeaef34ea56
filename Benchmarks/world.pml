/* The world that `WorldExploration` explores, written by hand from the rules in words: one user with
 * the four kinds of fed attribute, under the settings of Microsoft Entra ID (syncs start on schedule,
 * only edits of mapped attributes are noticed, a sync sends all that is mapped, an absent value is
 * skipped, a default stands in at the creation only, on-create attributes are withheld afterwards, a
 * forced sync is a full one, a cycle covers changed users).
 *
 * Every event is one transition, and what is no longer needed is no part of the state: so the states
 * are those of the world, and one more, before a beginning is chosen.
 */

/* Attributes: 0 fed, 1 fed with-default, 2 fed on-create, 3 fed on-create with-default. */
#define HAS_DEFAULT(a) ((a) % 2 == 1)
#define IS_ON_CREATE(a) ((a) >= 2)

/* Values: absent, two plain ones, and the default where there is one. */
#define ABSENT 0
#define DEFAULT 3

byte source[4];
byte target[4];
bool due[4];
bool edited[4];
bool provisioned;

hidden byte creates;
hidden byte value;

/* R6 to R9 for the rule to one attribute. */
inline carry(a) {
  if
  :: creates || !IS_ON_CREATE(a) ->
    value = source[a];
    if
    :: value == ABSENT && creates && HAS_DEFAULT(a) -> value = DEFAULT
    :: else
    fi;
    if
    :: value != ABSENT -> target[a] = value; edited[a] = false
    :: else
    fi
  :: else
  fi
}

/* R6 to R11. */
inline sync() {
  creates = !provisioned;
  provisioned = true;
  carry(0); carry(1); carry(2); carry(3);
  due[0] = false; due[1] = false; due[2] = false; due[3] = false
}

#define IS_DUE (!provisioned || due[0] || due[1] || due[2] || due[3])

/* R1 and R2, R4: an edit at either place, to a value that is not there. */
#define EDITS(a, v) \
  :: d_step { source[a] != v -> source[a] = v; due[a] = true } \
  :: d_step { provisioned && target[a] != v -> target[a] = v; edited[a] = true }

/* A beginning has any values at the identity system, and no record at the target yet. */
#define ANY(x, a) \
  if \
  :: x = ABSENT \
  :: x = 1 \
  :: x = 2 \
  :: HAS_DEFAULT(a) -> x = DEFAULT \
  fi

active proctype world() {
  atomic {
    ANY(source[0], 0); ANY(source[1], 1); ANY(source[2], 2); ANY(source[3], 3)
  };
  do
  EDITS(0, ABSENT) EDITS(0, 1) EDITS(0, 2)
  EDITS(1, ABSENT) EDITS(1, 1) EDITS(1, 2) EDITS(1, DEFAULT)
  EDITS(2, ABSENT) EDITS(2, 1) EDITS(2, 2)
  EDITS(3, ABSENT) EDITS(3, 1) EDITS(3, 2) EDITS(3, DEFAULT)
  :: d_step { if :: IS_DUE -> sync() :: else fi }   /* a cycle, R5 */
  :: d_step { sync() }                              /* a forced sync */
  :: d_step { sync() }                              /* a full sync */
  od
}
