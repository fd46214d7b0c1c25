//! What kubectl shows while a pull keeps failing.

use whypull::kubelet::{failed_tries, seen_after};

#[test]
fn tries_follow_the_waits() {
    let at: Vec<_> = failed_tries().take(8).map(|failed| failed.at).collect();
    assert_eq!(at, [0, 10, 30, 70, 150, 310, 610, 910]);
}

#[test]
fn the_status_of_a_moment() {
    for (seconds, status, tries, events) in [
        (0, "ErrImagePull", 1, 3),
        (9, "ImagePullBackOff", 1, 5),
        (10, "ErrImagePull", 2, 5),
        (300, "ImagePullBackOff", 5, 5),
        (310, "ErrImagePull", 6, 5),
    ] {
        let seen = seen_after("joe:s3cret@example.com/app", seconds);
        assert_eq!(seen.status, status, "after {seconds} s");
        assert_eq!(seen.last.number, tries, "after {seconds} s");
        assert_eq!(seen.events.len(), events, "after {seconds} s");
        assert!(!format!("{seen:?}").contains("s3cret"));
    }
    assert!(seen_after("app", u32::MAX).last.number > 100);
}
