/// What a kind of finding means, for a person who asks.
package struct Explanation: Equatable, Sendable {
  /// What is wrong, in a few words.
  package let summary: String
  /// Why it matters.
  package let meaning: String
  /// What to do next.
  package let remedy: String

  init(_ summary: String, _ meaning: String, _ remedy: String) {
    self.summary = summary
    self.meaning = meaning
    self.remedy = remedy
  }
}

extension FindingCode {
  /// Exhaustive: a new kind of finding does not compile without an explanation.
  package var explanation: Explanation {
    switch self {
    // Files
    case .unreadableFile:
      Explanation(
        "a file or folder cannot be read",
        "The system refused to open it.",
        "Look at its permissions.")
    case .invalidEncoding:
      Explanation(
        "a text is not valid UTF-8",
        "Texts are read as UTF-8 only, so that each character has one meaning.",
        "Save the file as UTF-8.")
    case .fileTooLarge:
      Explanation(
        "a file, or a part of one, is larger than the limit",
        "A file, a table or a list this large is no text that people write; reading it would slow "
          + "everything down.",
        "Split it, or remove it.")
    case .linkedFile:
      Explanation(
        "a symbolic link is not followed",
        "A link could lead out of the folders given, so none is followed.",
        "Put the file itself in its place.")
    case .controlCharacter:
      Explanation(
        "a text has a control character",
        "Nobody sees such a character, and it could hide what a text says, or act in a terminal or a "
          + "log. The same is so of separators such as U+2028, of U+202A to U+202E and U+2066 to U+2069, "
          + "which show a text in another order, and of noncharacters, however they are written: as "
          + "they are, as YAML's escapes or as references such as &#27;.",
        "Remove it; the finding names its place. Marks that languages need, such as U+200F, are none "
          + "of these.")
    case .missingFile:
      Explanation(
        "a file that is needed is not there",
        "Some files every help centre needs, such as site.yaml and phrases.yaml.",
        "Add it; the hint says what it holds at least.")
    case .unexpectedFile:
      Explanation(
        "nothing reads this file",
        "It may stand in a folder with a wrong name, and would silently do nothing.",
        "Move it to a folder that is known, or remove it.")
    case .collidingName:
      Explanation(
        "two names differ only in letter case or Unicode normalisation",
        "Some file systems and hosts take them for one name, so one of the files would be lost.",
        "Rename one of them.")
    case .irregularFile:
      Explanation(
        "something is neither a file nor a folder",
        "A named pipe, a socket or a device cannot be read as content.",
        "Remove it, or move it out of the folder.")
    case .emptyFile:
      Explanation(
        "a file is empty",
        "It was probably cut short while it was saved, and what it held would silently be missing.",
        "Restore it, or remove it.")
    // YAML and its fields
    case .invalidYAML:
      Explanation(
        "a file is not valid YAML",
        "Nothing of it can be read. Anchors, aliases and tags are not supported either.",
        "Correct the place given; texts with ': ' or ' #' need quotes.")
    case .duplicateKey:
      Explanation(
        "a key stands twice in one map",
        "One of the two would silently win.",
        "Keep one of them.")
    case .unknownKey:
      Explanation(
        "a map has a key that nothing reads",
        "It is usually a typing error, and would silently do nothing.",
        "Correct it; the hint names the nearest key.")
    case .missingKey:
      Explanation(
        "a key that is needed is not there",
        "Without it, the entry has no meaning.",
        "Add the key.")
    case .wrongType:
      Explanation(
        "a value is of another type",
        "For example a list where a text is needed.",
        "Write it as the message says.")
    case .unknownWord:
      Explanation(
        "a word is none of those that may stand here",
        "Settings have a fixed set of words.",
        "Use one of the words in the hint.")
    case .invalidDuration:
      Explanation(
        "a duration is not one, or out of its range",
        "Durations are written such as 40m, 2h, 7d or 1h30m, larger units first.",
        "Correct it; the hint names the range.")
    case .deepNesting:
      Explanation(
        "a document is nested too deeply",
        "No format needs that many levels.",
        "Write it flatter.")
    case .invalidValue:
      Explanation(
        "a value is not possible here",
        "For example a date that does not exist.",
        "Correct it as the message says.")
    case .formerName:
      Explanation(
        "a key or a name in a template has a new name",
        "This version reads the old name as well, the next one will not.",
        "Write the new name.")
    // Names and what they stand for
    case .duplicateID:
      Explanation(
        "an id is used twice",
        "Bindings would not know which of the two they mean.",
        "Give one of them another id.")
    case .unknownAttribute:
      Explanation(
        "an attribute is not in the catalogue",
        "Target attributes must be ids of attributes.yaml, so that a typing error "
          + "cannot make a scenario true.",
        "Correct the id, or add the attribute to attributes.yaml.")
    case .unknownIdentitySystem:
      Explanation(
        "there is no profile of this name",
        "A profile is a file of identity-systems/.",
        "Correct the id, or add the profile.")
    case .unknownSource:
      Explanation(
        "there is no source of this id",
        "Sources are entries of sources.yaml.",
        "Correct the id, or add the source.")
    case .unknownUser:
      Explanation(
        "a step names a user that the scenario does not have",
        "Users stand under 'users'.",
        "Correct the name, or add the user.")
    case .conflictingRules:
      Explanation(
        "two rules go to one attribute of the target",
        "Which of them wins would depend on their order.",
        "Remove one of them.")
    case .invalidRule:
      Explanation(
        "a mapping rule contradicts itself",
        "For example 'from' together with 'constant'.",
        "Leave out one of the two.")
    case .missingSchedule:
      Explanation(
        "a cycle is asked for, and there is no schedule",
        "Without 'cycle', a profile has no cycles.",
        "Add 'cycle' to the profile, or use another event.")
    case .unknownPlaceholder:
      Explanation(
        "nothing stands for a name in braces",
        "Each phrase knows its own placeholders.",
        "Use one of those in the hint.")
    case .missingEvidence:
      Explanation(
        "a profile does not say from where a setting or a rule is known",
        "Where a profile has 'evidence', each setting in force, defaults too, and each mapping rule "
          + "needs some: what nobody documents must be told apart from what a vendor says.",
        "Name a source, write {assumed: why} where nobody documents it, or {defined: why} where it "
          + "is this help centre's own model; 'sync', 'cycle' or 'mapping' covers a whole group.")
    case .unknownEvidencePath:
      Explanation(
        "a profile has evidence for what it does not have",
        "The evidence would silently stand for nothing.",
        "Write the path of a setting such as sync.absent or of a rule such as mapping.title.")
    case .readOnlyRule:
      Explanation(
        "a profile maps a read-only attribute",
        "The target writes such an attribute itself, so the rule would never be carried.",
        "Remove the rule from the profile, or correct the attribute's 'mutability'.")
    // Statements about behaviour
    case .unplayableStep:
      Explanation(
        "a step of a scenario cannot happen",
        "For example an edit at the target of a user who has no record there.",
        "Correct the step, or what comes before it.")
    case .failedExpectation:
      Explanation(
        "a scenario expects what does not happen",
        "The simulator found something else, so what the scenario says is not true.",
        "Correct the expectation; or the profile, if that is what is wrong.")
    case .missingPhrase:
      Explanation(
        "no phrase fits an outcome",
        "Each outcome that the content asks for needs words in outcomes.yaml.",
        "Add a phrase; the hint has its 'when'.")
    case .ambiguousPhrase:
      Explanation(
        "several phrases fit an outcome",
        "Which of them is said must not depend on their order.",
        "Narrow the 'when' of all but one.")
    case .wrongWords:
      Explanation(
        "bound words are not what happens",
        "The simulator, or a profile, says something else than these words.",
        "Write the words of the hint, or let 'driftless accept' write them.")
    case .wrongTable:
      Explanation(
        "a cell of a table is not what happens",
        "Each row of a bound table is run by the simulator.",
        "Correct the cell, or let 'driftless accept' write the table anew.")
    case .wrongTrace:
      Explanation(
        "a step of a trace is not what happens",
        "Each step under a trace comment is played by the simulator.",
        "Correct the step, or let 'driftless accept' write the trace anew.")
    case .missingBlock:
      Explanation(
        "the table or trace under a comment is missing",
        "A comment such as <!-- table: id --> speaks of the block right under it.",
        "Let 'driftless accept' write it.")
    case .unprovedStatement:
      Explanation(
        "words are bound to a claim that is not proved for each identity system of the page",
        "A reader would take the words for a law.",
        "Correct the claim, narrow the binding with @ID, or narrow the page's 'identity-systems'.")
    case .unboundStatement:
      Explanation(
        "nothing shows a statement about behaviour to be true",
        "A sentence with a word of the vocabulary in site.yaml needs a claim, an "
          + "outcome or a source.",
        "Bind it, or write <!-- not behaviour: reason --> after it.")
    case .onlyCited:
      Explanation(
        "only a source shows a statement that the engine could show",
        "A sentence with one of the words 'expressible' in site.yaml speaks of what the engine plays; "
          + "what a page said on some day is weaker than a run.",
        "Bind it to an outcome, a claim or a trace, or write <!-- not modelled: reason --> after it."
      )
    case .missingReason:
      Explanation(
        "a comment that makes an exception does not say why",
        "A reviewer must see why nothing shows the sentence to be true.",
        "Write the reason after the colon.")
    // Pages
    case .duplicateEvidence:
      Explanation(
        "two pages are bound to the very same",
        "They answer one question twice: a reader finds either, and both must be kept right.",
        "Make one page of the two, or bind what only one of them says.")
    case .unknownPath:
      Explanation(
        "code in a page reads as an attribute's path, and no attribute has it",
        "A reader copies such a path into a mapping, where a typing error does nothing.",
        "Correct it, or add the attribute with this path to attributes.yaml.")
    case .unknownBinding:
      Explanation(
        "a link or comment is bound to something that is not there",
        "Bindings are outcome:, value:, claim: and source: links, and table: and trace: comments.",
        "Correct the id; the hint names the nearest.")
    case .invalidImage:
      Explanation(
        "a picture cannot be shown, or says nothing to who cannot see it",
        "Pictures are files below 'faq', by their relative path; each needs a text that says what it shows.",
        "Put the file beside the page and write ![what it shows](picture.png).")
    case .staleSource:
      Explanation(
        "a source was read too long ago",
        "What a vendor says may have changed since.",
        "Read it again, then set 'checked' to that day.")
    case .deadLink:
      Explanation(
        "a link leads to no page",
        "Pages link to each other by the relative path of the other's file.",
        "Correct the path, or remove the link.")
    case .rawHTML:
      Explanation(
        "raw HTML is not published",
        "It could break the page, or its security.",
        "Write it in Markdown, or change a template.")
    case .unsafePath:
      Explanation(
        "a file's name is not safe",
        "An output file would leave the site's folder, outside of which nothing is ever written; or "
          + "the name holds a control character, is not valid UTF-8, or is too long for a file.",
        "Rename the file.")
    case .noPublishedPage:
      Explanation(
        "no page is published",
        "A help centre without pages is wrong nowhere, so a check of the wrong folder, or of one that "
          + "lost its pages, would pass.",
        "Name the folder that holds 'faq' with --content, write a page there, or remove 'draft: true' "
          + "from one.")
    case .titledBinding:
      Explanation(
        "a bound link has a title",
        "Bound words lead to their evidence through a mark with words of its own, so a title beside the "
          + "address would be lost.",
        "Write what it says in the text, or remove it. Other links and images keep their titles.")
    case .activeContent:
      Explanation(
        "a file beside the pages holds what a browser would run",
        "Opened by itself, such a file could run a script in the site's name, or fetch something from "
          + "elsewhere: no policy of a page holds it back.",
        "Export a picture without scripts, event attributes, foreign objects, document types and links "
          + "to other files. Offer a file of HTML or JavaScript in an archive.")
    // The record, templates and output
    case .missingRecord:
      Explanation(
        "there is no record of behaviour yet",
        "The record is what reviews and later checks compare with.",
        "Run 'driftless accept --reason TEXT' and commit it.")
    case .changedRecord:
      Explanation(
        "behaviour or words are not as recorded",
        "The record is reviewed: a change of it must be meant.",
        "If it is meant, run 'driftless accept --reason TEXT' and commit the record.")
    case .unreadableRecord:
      Explanation(
        "the record is not as 'driftless accept' wrote it",
        "A record changed by hand proves nothing.",
        "Undo the change, or accept anew.")
    case .risenUnbound:
      Explanation(
        "more statements than before have nothing that shows them to be true",
        "The number may fall, and never rises.",
        "Bind the statement; 'accept' does not raise the number.")
    case .missingTemplate:
      Explanation(
        "a template is not there",
        "Each kind of page needs its template.",
        "Add it, or name another folder with --templates.")
    case .invalidTemplate:
      Explanation(
        "a template is broken or uses an unknown name",
        "An unknown name would silently be left out.",
        "Correct the place given.")
    case .unmarkedTemplate:
      Explanation(
        "a template does not mark where it shows what",
        "What a page shows is compared with its source. Documentation/templates.md names the classes by "
          + "which it is found.",
        "Give the element around it the class that the message names.")
    case .foreignOutput:
      Explanation(
        "the output folder holds files that are not ours",
        "Nothing is removed that driftless did not write.",
        "Name an empty folder, or remove the files yourself.")
    case .unwritableOutput:
      Explanation(
        "the output cannot be written",
        "The system refused, or something else stands in a file's place. No file was changed.",
        "Look at the permissions, the free space, and what stands there.")
    case .differingPage:
      Explanation(
        "a page would show something else than its source says",
        "Each page is read back before it is written. Nothing was written.",
        "This is an error of driftless itself: report it, with the page. If the templates are your own, "
          + "look at what they put into the text.")
    case .unfinishedChange:
      Explanation(
        "a run that was cut off left some files changed and others not",
        "The next run undoes what was begun, and this one could not: the folder cannot be written, for "
          + "example.",
        "Run any command that writes, such as 'driftless fmt', as somebody who may write there.")
    // Claims
    case .invalidClaim:
      Explanation(
        "a claim is not one of the language's laws",
        "A law has exactly one row of the table, so that it has one meaning.",
        "Correct it as the message says.")
    case .unknownPhrase:
      Explanation(
        "a phrase is not in the vocabulary of claims",
        "The vocabulary is closed: each phrase has one meaning.",
        "Use the phrase in the hint.")
    case .refutedClaim:
      Explanation(
        "a claim is false",
        "Some run breaks it; the shortest is told.",
        "Narrow the claim, or say what is true; 'driftless new scenario --from CLAIM' "
          + "saves the run.")
    case .vacuousClaim:
      Explanation(
        "a claim says nothing",
        "What it presupposes never happens under this identity system, so no run could break it.",
        "Leave the identity system out with 'for'.")
    case .unprovedClaim:
      Explanation(
        "a claim is not decided",
        "There are more states than the limit.",
        "Narrow the claim to fewer kinds of attributes.")
    case .needlessAssumption:
      Explanation(
        "a claim assumes more than it needs",
        "It is proved without the assumption too, and says more without it.",
        "Remove the assumption.")
    // Imported files
    case .invalidJSON:
      Explanation(
        "a file is not valid JSON",
        "Exports are read as RFC 8259 has it: what is only nearly JSON was changed by hand, or did not "
          + "arrive whole.",
        "Export the file again.")
    case .unknownExport:
      Explanation(
        "a file is not what an identity system exports",
        "A mapping is read from a synchronization schema of Microsoft Graph, or from a profile mapping "
          + "of Okta and its app user schema.",
        "Export what the hint names; 'driftless import --help' says how.")
    case .missingUserMapping:
      Explanation(
        "an export has no mapping of users that is in force",
        "Without one nothing is synced, and there is nothing to ask about.",
        "Enable the mapping, or export that of the app that provisions users.")
    case .notCarriedOver:
      Explanation(
        "a part of an export is left out",
        "The simulator has no rule for it, or it has no effect on a user's attributes. What is left out "
          + "may make an answer differ from what the tenant does.",
        "Read the reason; where an attribute is unknown, add it to attributes.yaml.")
    }
  }
}
