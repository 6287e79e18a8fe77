//! The output folder: what is not this program's is left alone, and no rendering reads what another has written.

use std::fs;
use std::os::unix::fs::symlink;

use manuscript::files_below;

use crate::Checkout;

/// A book of two pages.
fn book() -> Checkout {
    let checkout = Checkout::new("# A\n");
    checkout.write("book/en/b/b.md", "# B\n");
    checkout.list(&["page.md", "b/b.md"]);
    checkout
}

/// What is said of an output folder that is refused, after which everything is as it was.
#[track_caller]
fn refused(checkout: &Checkout, out: &str) -> String {
    let before = checkout.contents();
    let error = checkout.render(out).expect_err(out);
    assert!(checkout.contents() == before, "{out} was changed");
    error.to_string()
}

#[test]
fn a_site_of_somebody_else_is_left_alone() {
    let checkout = book();
    for file in [
        "index.html",
        ".nojekyll",
        "thesis.pdf",
        "CNAME",
        ".git/HEAD",
    ] {
        checkout.write(&format!("docs/{file}"), "mine");
    }
    checkout.write(".docs.next/thesis.pdf", "mine too");
    let error = refused(&checkout, "docs");
    assert!(
        error.contains("left alone") && error.contains("--out"),
        "{error}"
    );
    // One hidden file is enough, and a file is no folder.
    checkout.write("hidden/.git", "gitdir: elsewhere");
    refused(&checkout, "hidden");
    refused(&checkout, "docs/thesis.pdf");
    refused(&checkout, "docs/thesis.pdf/below");
}

#[test]
fn only_what_was_written_is_replaced_or_removed() {
    let checkout = book();
    checkout.write(".docs.next/mine", "");
    checkout.write(".docs.last/mine", "");
    checkout.write(".docs.lock", "mine");
    checkout.render("docs").unwrap();
    checkout.write("docs/CNAME", "example.org");
    checkout.write("docs/b/mine.pdf", "mine");
    checkout.list(&["page.md", "c/c.md"]);
    checkout.write("book/en/c/c.md", "# C\n");
    checkout.render("docs").unwrap();
    assert!(!checkout.path("docs/b/b.html").exists());
    assert!(checkout.path("docs/c/c.html").is_file());
    checkout.list(&["page.md"]);
    checkout.render("docs").unwrap();
    assert!(
        !checkout.path("docs/c").exists(),
        "an empty folder stays behind"
    );
    for file in [
        "docs/CNAME",
        "docs/b/mine.pdf",
        ".docs.next/mine",
        ".docs.last/mine",
        ".docs.lock",
    ] {
        assert!(checkout.path(file).is_file(), "{file} is gone");
    }
}

#[test]
fn a_file_of_somebody_else_in_the_way_of_a_page_is_refused() {
    let checkout = book();
    checkout.render("docs").unwrap();
    checkout.write("docs/c.html", "mine");
    checkout.write("book/en/c.md", "# C\n");
    checkout.list(&["page.md", "c.md"]);
    let error = refused(&checkout, "docs");
    assert!(
        error.contains("docs/c.html is not of this program"),
        "{error}"
    );
    fs::remove_file(checkout.path("docs/c.html")).unwrap();
    // A folder in the way, and a file in the way of a folder.
    checkout.write("docs/c.html/mine", "");
    refused(&checkout, "docs");
    fs::remove_dir_all(checkout.path("docs/c.html")).unwrap();
    checkout.write("docs/d", "mine");
    checkout.write("book/en/d/d.png", "");
    refused(&checkout, "docs");
}

/// The list of what was written lies in the folder, where anybody can change it.
#[test]
fn a_list_that_was_changed_removes_nothing_elsewhere() {
    let checkout = book();
    checkout.render("docs").unwrap();
    checkout.write("mine", "");
    let absolute = checkout.path("mine");
    let list = format!("[\"../mine\", \"b/../../mine\", {absolute:?}, \"a.html\", \"index.html\"]");
    let written = fs::read_to_string(checkout.path("docs/.press/files.json")).unwrap();
    let longer = written.replacen(
        '[',
        &format!("[\"../mine\", \"b/../../mine\", {absolute:?},"),
        1,
    );
    checkout.write("docs/.press/files.json", &longer);
    checkout.render("docs").unwrap();
    assert!(absolute.is_file(), "a file elsewhere was removed");
    checkout.write("docs/.press/files.json", &list);
    // What it does not name any more is somebody else's.
    assert!(checkout.render("docs").is_err());
    assert!(absolute.is_file());
    checkout.write("docs/.press/files.json", "no list");
    assert!(checkout.render("docs").is_err());
}

#[test]
fn the_book_is_not_rendered_into_its_sources() {
    let checkout = book();
    checkout.write("elsewhere/picture.png", "");
    symlink(checkout.path("elsewhere"), checkout.path("book/en/linked")).unwrap();
    symlink(checkout.path("book"), checkout.path("way")).unwrap();
    for out in [
        "book",
        "book/en",
        "book/en/out",
        "book/out/deep",
        "crates/site",
        "tests/site",
        "elsewhere/out",
        "way/out",
        "target/../book/out",
        "",
        "..",
        "/",
    ] {
        refused(&checkout, out);
    }
    let error = refused(&checkout, "book/en/out");
    assert!(
        error.contains("is among the sources of the book"),
        "{error}"
    );
}

/// A chapter that is a link to a rendered page would be another one after each rendering.
#[test]
fn a_book_that_reads_what_it_wrote_is_refused() {
    let checkout = book();
    checkout.render("docs").unwrap();
    symlink(
        checkout.path("docs/page.html"),
        checkout.path("book/en/copy.html"),
    )
    .unwrap();
    let error = refused(&checkout, "docs");
    assert!(error.contains("docs/page.html"), "{error}");
}

#[test]
fn a_link_is_followed_to_the_folder_that_is_meant() {
    let checkout = book();
    fs::create_dir(checkout.path("www")).unwrap();
    symlink("www", checkout.path("site")).unwrap();
    checkout.render("site").unwrap();
    assert!(checkout.path("site").is_symlink());
    assert!(checkout.path("www/index.html").is_file());
    symlink("nowhere", checkout.path("lost")).unwrap();
    refused(&checkout, "lost");
}

#[test]
fn an_empty_table_of_contents_locks_nobody_out() {
    let checkout = book();
    checkout.render("docs").unwrap();
    let summary = fs::read_to_string(checkout.path("book/en/SUMMARY.md")).unwrap();
    for text in ["", "# Summary\n", "# Summary\n\n- [Draft]()\n", "\n\n"] {
        checkout.write("book/en/SUMMARY.md", text);
        let error = refused(&checkout, "docs");
        assert!(
            error.contains("lists no page") && error.contains("SUMMARY.md:1:1"),
            "{error}"
        );
    }
    checkout.write("book/en/SUMMARY.md", &summary);
    checkout.render("docs").unwrap();
    // Nor does a folder without the first page, or with nothing but the stamp.
    fs::remove_file(checkout.path("docs/index.html")).unwrap();
    checkout.render("docs").unwrap();
    checkout.write("docs/.press/work-killed/next/a.html", "");
    checkout.render("docs").unwrap();
    assert!(!checkout.path("docs/.press/work-killed").exists());
}

#[test]
fn what_editors_leave_neither_stops_a_rendering_nor_is_published() {
    let checkout = book();
    symlink("me@host.1:1", checkout.path("book/en/.#a.md")).unwrap();
    symlink("me@host.1:1", checkout.path("book/.#book.toml")).unwrap();
    symlink("nowhere.png", checkout.path("book/en/lost.png")).unwrap();
    symlink(".", checkout.path("book/en/circle")).unwrap();
    symlink("../../crates/circle", checkout.path("crates/circle")).unwrap();
    let leftovers = [
        "#a.md#",
        "a.md~",
        ".a.md.swp",
        "a.md.swp",
        "a.md.orig",
        "a.md.bak",
        "4913",
        "Thumbs.db",
        ".DS_Store",
        "a.md.sb-1a2b-Xy",
        "~$a.docx",
        "a.md___jb_tmp___.tmp",
        "b/a.png~",
        ".git/HEAD",
    ];
    for name in leftovers {
        checkout.write(&format!("book/en/{name}"), "left");
    }
    checkout.write("book/en/picture.png", "a picture");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(checkout.path("book/en/pipe.png"))
            .status()
            .is_ok_and(|status| status.success())
    );
    checkout.render("docs").unwrap();
    let published = files_below(&checkout.path("docs"));
    for name in leftovers {
        assert!(!published.contains(&name.to_owned()), "{name} is published");
    }
    assert!(published.contains(&"picture.png".to_owned()));
    for name in ["lost.png", "pipe.png", "circle/a.md", "page.md"] {
        assert!(!published.contains(&name.to_owned()), "{name} is published");
    }
}

#[test]
fn chapters_behind_links_are_pages() {
    let checkout = book();
    checkout.write("elsewhere/c.md", "# C\n");
    symlink("../../elsewhere/c.md", checkout.path("book/en/c.md")).unwrap();
    symlink("../../elsewhere", checkout.path("book/en/d")).unwrap();
    checkout.list(&["c.md", "d/c.md"]);
    checkout.render("docs").unwrap();
    assert!(checkout.path("docs/c.html").is_file() && checkout.path("docs/d/c.html").is_file());
}

/// Root may write everywhere but there.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_is_named_with_the_remedy() {
    let checkout = book();
    let error = checkout
        .render("/proc/nobody/writes/here")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("/proc") && error.contains("--out"),
        "{error}"
    );
}
