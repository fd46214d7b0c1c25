use super::{Answer, Contents, Image, Ran, Request, Room, Server};

/// A registry with two images, `good:1` and `bad:1`; something happens to the answers about the second.
/// The first is in the layout already.
pub struct Scene {
    pub room: Room,
    pub server: Server,
    pub good: String,
    pub image: String,
    pub bad: Image,
    good_image: Image,
}

impl Scene {
    pub fn new(
        bad: Image,
        fault: impl Fn(&Request, Answer) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let contents = Contents::default().with("bad", "1", &bad);
        Self::with(bad, contents, fault)
    }

    /// With more that the registry has.
    pub fn with(
        bad: Image,
        contents: Contents,
        fault: impl Fn(&Request, Answer) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let good_image = Image::new(1, &[2000]);
        let contents = contents.with("good", "1", &good_image);
        let server = Server::start(move |request| {
            let answer = contents.answer(request);
            if request.repository() == "bad" {
                fault(request, answer)
            } else {
                answer
            }
        });
        let room = Room::new();
        let host = server.host();
        let scene = Self {
            room,
            good: format!("{host}/good:1"),
            image: format!("{host}/bad:1"),
            server,
            bad,
            good_image,
        };
        scene
            .room
            .pull(&[&scene.good, "--to", &scene.room.to()])
            .ends(0);
        scene.server.forget();
        scene
    }

    /// Pulls the second image; people's words.
    pub fn pull(&self, args: &[&str]) -> Ran {
        let to = self.room.to();
        let mut all = vec![&*self.image, "--to", &to];
        all.extend(args);
        self.room.pull(&all)
    }

    /// Pulls the second image; events.
    pub fn pull_events(&self, args: &[&str]) -> Ran {
        let mut all = args.to_vec();
        all.extend(["--format", "json"]);
        self.pull(&all)
    }

    /// The layout is as before: the first image is read by skopeo, and no blob is false.
    #[track_caller]
    pub fn is_sound(&self) {
        let layout = self.room.layout();
        layout.is_true();
        layout.is_read(&self.good, &self.good_image);
    }

    /// It failed, and said of what, with which credential, and where; the layout is as before.
    #[track_caller]
    pub fn fails(&self, ran: &Ran, source: &str, step: &str) {
        self.fails_as(ran, &self.image, source, step);
    }

    /// The same, of another image than the scene's second.
    #[track_caller]
    pub fn fails_as(&self, ran: &Ran, image: &str, source: &str, step: &str) {
        ran.ends(1).says(image).says(source).says(step);
        ran.never_says("panicked");
        self.is_sound();
        assert_eq!(self.room.layout().names(), [&*self.good]);
    }

    /// It failed at a layer, without credentials.
    #[track_caller]
    pub fn fails_at_layer(&self, ran: &Ran) {
        let step = format!("layer {}", self.bad.layer_digest(0));
        self.fails(ran, "without credentials", &step);
        assert!(!self.room.layout().has(&self.bad.layer_digest(0)));
    }

    /// It is there, every blob of it.
    #[track_caller]
    pub fn succeeds(&self, ran: &Ran) {
        ran.ends(0);
        self.is_sound();
        self.room.layout().is_read(&self.image, &self.bad);
    }
}
