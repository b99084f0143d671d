package io.autopact.people.web;

import io.autopact.people.PersonDraft;
import io.autopact.people.PersonService;
import io.autopact.people.PersonView;
import io.autopact.shared.document.Because;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowAdministrators;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.roles.PersonalData;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "People")
@RestController
@RequestMapping(path = "/api/v1/people", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class PersonController {

    private static final String CODE = "The person's code.";

    private final PersonService people;
    private final MergePatches patches;

    @Operation(
            operationId = "listPeople",
            summary = "All people 人员列表",
            description =
                    "Contacts at partners, and colleagues. email and phone are null for everyone but managers and administrators.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<PersonView>> list(@Listed(PersonService.PEOPLE) ListRequest query) {
        return PageAnswer.of(people.list(query));
    }

    @Operation(
            operationId = "getPerson",
            summary = "One person 人员",
            description =
                    "Their names, office and organization. email and phone are null for everyone but managers and administrators.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<PersonView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        PersonView person = people.get(code, fields);
        return RecordAnswer.of(person, tag(person), fields);
    }

    @Operation(
            operationId = "createPerson",
            summary = "Record a person 新建人员",
            description =
                    "Records a contact or a colleague under a code that is theirs for good. The code outlives what can be erased: let it tell nothing of the person.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PersonView> create(@RequestBody PersonDocument document) {
        return created(people.create(document.draft(null)));
    }

    @Operation(
            operationId = "replacePerson",
            summary = "Replace one, or record it under this code 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @AllowManagers
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PersonView> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody PersonDocument document) {
        PersonDraft draft = document.draft(code);
        return expected.creates(code, people.exists(code))
                ? created(people.create(draft))
                : ok(people.replace(draft, expected));
    }

    @Operation(
            operationId = "patchPerson",
            summary = "Change some of it 部分修改",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowManagers
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<PersonView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        PersonDocument merged = patches.apply(people.get(code), patch, PersonDocument.class);
        return ok(people.replace(merged.draft(code), expected));
    }

    @Operation(
            operationId = "archivePerson",
            summary = "Keep one for the record only 归档",
            description = "Leaves them out of lists and changes no answer about any date.")
    @AllowManagers
    @PostMapping(path = "/{code}/archive", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PersonView> archive(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable Because because) {
        return ok(people.archive(code, true, Because.orNone(because), expected));
    }

    @Operation(
            operationId = "restorePerson",
            summary = "Take an archived one up again 恢复",
            description = "Puts it back into lists.")
    @AllowManagers
    @PostMapping(path = "/{code}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PersonView> restore(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable Because because) {
        return ok(people.archive(code, false, Because.orNone(because), expected));
    }

    @Operation(
            operationId = "erasePerson",
            summary = "Erase their personal data for good 抹除个人数据",
            description =
                    "Takes names, offices, e-mail, telephone and login out of the record and its history, and names and"
                            + " offices out of agreements and claims that name the person, and of whatever else was kept of it, and archives the person. The history tells who did it, when and why. It cannot be"
                            + " undone, and the record takes no personal data any more.")
    @AllowAdministrators
    @PostMapping(path = "/{code}/erase", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PersonView> erase(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody ErasureDocument document) {
        return ok(people.erase(code, document.reason(), expected));
    }

    @Operation(
            operationId = "deletePerson",
            summary = "Delete one that nothing refers to 删除",
            description = "Deletes the record; the history stays and the code is never given again.")
    @AllowManagers
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        people.delete(code, expected);
    }

    /** Whoever is not told e-mail and telephone has another answer. */
    private static String tag(PersonView person) {
        return CurrentRoles.anyOf(PersonalData.ADDRESSES)
                ? ETags.of(person.version())
                : ETags.of(person.version(), "names");
    }

    private static ResponseEntity<PersonView> created(PersonView person) {
        return ResponseEntity.created(URI.create("/api/v1/people/" + person.code()))
                .eTag(tag(person))
                .body(person);
    }

    private static ResponseEntity<PersonView> ok(PersonView person) {
        return ResponseEntity.ok().eTag(tag(person)).body(person);
    }
}
