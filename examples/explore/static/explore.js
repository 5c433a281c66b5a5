// What pages do beyond links and forms. Everything can be reached without it.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Facts light up their sentence while the pointer or the keyboard is on them.
function lightFacts() {
	const pieces = all(".text [data-at]");
	const light = (fact) => {
		for (const p of pieces) {
			const at = Number(p.dataset.at), within = (a, b) => fact && at >= Number(fact.dataset[a]) && at < Number(fact.dataset[b]);
			p.classList.toggle("lit", Boolean(within("from", "to")));
			p.classList.toggle("trigger", Boolean(within("trigger", "triggerTo")));
		}
	};
	const chosen = document.querySelector(".fact.on");
	for (const f of all(".fact")) {
		f.addEventListener("pointerenter", () => light(f));
		f.addEventListener("focusin", () => light(f));
		f.addEventListener("pointerleave", () => light(chosen));
	}
}

// Text fields that offer names, found by their characters or by pinyin.
function complete(input) {
	const list = document.createElement("ul");
	list.className = "offers";
	list.id = "offers-" + (input.name || "q");
	list.setAttribute("role", "listbox");
	list.hidden = true;
	input.parentElement.classList.add("field");
	input.after(list);
	for (const [k, v] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(k, v);
	const kind = input.dataset.complete;
	let chosen = -1, asked = 0;
	const show = (on) => { list.hidden = !on; input.setAttribute("aria-expanded", String(on)); };
	const choose = (i) => {
		chosen = i;
		[...list.children].forEach((li, k) => li.setAttribute("aria-selected", String(k === i)));
		if (i >= 0) input.setAttribute("aria-activedescendant", list.children[i].id); else input.removeAttribute("aria-activedescendant");
	};
	const take = (li) => {
		if (!kind) { location.href = li.dataset.url; return; }
		input.value = input.name === "other" ? li.dataset.key : li.dataset.name;
		show(false);
		input.dispatchEvent(new Event("change", {bubbles: true}));
	};
	input.addEventListener("input", async () => {
		const mine = ++asked;
		if (!input.value.trim()) { show(false); return; }
		const query = new URLSearchParams({q: input.value});
		if (kind) query.set("kind", kind);
		const answer = await fetch("/complete?" + query, {headers: {Accept: "application/json"}});
		if (mine !== asked || !answer.ok) return;
		const found = await answer.json();
		list.replaceChildren(...found.map((v, i) => {
			const li = document.createElement("li"), name = document.createElement("span"), hint = document.createElement("span");
			li.id = list.id + "-" + i;
			li.setAttribute("role", "option");
			Object.assign(li.dataset, {url: v.url, key: v.key, name: v.name});
			name.textContent = v.name;
			name.className = "v " + v.kind;
			hint.textContent = v.hint || v.facts;
			hint.className = "meta";
			li.append(name, hint);
			li.addEventListener("pointerdown", (e) => { e.preventDefault(); take(li); });
			return li;
		}));
		choose(-1);
		show(found.length > 0 && document.activeElement === input);
	});
	input.addEventListener("keydown", (e) => {
		const n = list.children.length;
		if (list.hidden || !n) return;
		if (e.key === "ArrowDown" || e.key === "ArrowUp") {
			choose((chosen + (e.key === "ArrowDown" ? 1 : n - 1) + (chosen < 0 && e.key === "ArrowUp" ? 1 : 0)) % n);
			e.preventDefault();
		} else if (e.key === "Enter" && chosen >= 0) {
			take(list.children[chosen]);
			e.preventDefault();
		} else if (e.key === "Escape") show(false);
	});
	input.addEventListener("blur", () => show(false));
}

// The two sliders stand for the fields with the first and last month.
function sliders(group) {
	const months = group.dataset.months.split(" "), form = group.closest("form"), [from, to] = all("input", group);
	group.hidden = false;
	const follow = (moved) => {
		if (Number(from.value) > Number(to.value)) (moved === from ? to : from).value = moved.value;
		form.elements.from.value = Number(from.value) > 0 ? months[from.value] : "";
		form.elements.to.value = Number(to.value) < months.length - 1 ? months[to.value] : "";
	};
	const label = () => {
		for (const s of [from, to]) s.setAttribute("aria-valuetext", months[s.value]);
		group.querySelector("output").value = months[from.value] + " – " + months[to.value];
	};
	for (const s of [from, to]) s.addEventListener("input", () => { follow(s); label(); });
	label();
}

// Forms that show their result while one chooses. Fields that are empty stay
// out of the address. A slider is followed when it rests: keys move it step by
// step. What had the focus has it on the next page, too.
function live(form) {
	const selector = (e) => e.dataset?.for ? `[data-for="${e.dataset.for}"]` : e.name ? `[name="${e.name}"]` + (e.type === "checkbox" ? `[value="${CSS.escape(e.value)}"]` : "") : "";
	let resting = 0;
	const send = () => {
		clearTimeout(resting);
		if (!form.reportValidity()) return;
		if (form.contains(document.activeElement)) sessionStorage.setItem("focus", selector(document.activeElement));
		const query = new URLSearchParams([...new FormData(form)].filter(([, v]) => v !== ""));
		location.href = form.action + "?" + query;
	};
	form.addEventListener("input", () => clearTimeout(resting));
	form.addEventListener("change", (e) => {
		clearTimeout(resting);
		if (e.target.type === "range") resting = setTimeout(send, 700); else send();
	});
	form.addEventListener("submit", (e) => { e.preventDefault(); send(); });
	const focus = sessionStorage.getItem("focus");
	sessionStorage.removeItem("focus");
	if (focus) form.querySelector(focus)?.focus({preventScroll: true});
}

// In a narrow window the choices make room for the picture, until one is made.
function fold(choices) {
	const made = all("input:not([type=hidden], [type=range])", choices).some((i) => i.type === "checkbox" ? i.checked : i.value);
	choices.open = made || !matchMedia("(max-width: 52rem)").matches;
}

// The picture opens with its centre in the middle.
function centre() {
	const frame = document.querySelector(".picture"), box = document.querySelector(".box.centre");
	if (!frame || !box) return;
	const f = frame.getBoundingClientRect(), b = box.getBoundingClientRect();
	frame.scrollBy(b.left + b.width / 2 - f.left - f.width / 2, b.top + b.height / 2 - f.top - f.height / 2);
}

// A form that may take long says so, and is not sent twice.
function busy(form) {
	const button = form.querySelector("button"), status = form.querySelector("[role=status]");
	form.addEventListener("submit", () => {
		const start = Date.now(), tell = () => { status.textContent = form.dataset.busy + " " + Math.round((Date.now() - start) / 1000) + " s"; };
		const bar = document.createElement("progress");
		button.disabled = true;
		status.before(bar);
		tell();
		const clock = setInterval(tell, 1000);
		addEventListener("pageshow", () => { clearInterval(clock); bar.remove(); button.disabled = false; status.textContent = ""; }, {once: true}); // back from the answer
	});
}

// What is marked in the text is the name to correct.
function marked(input) {
	document.addEventListener("selectionchange", () => {
		const s = document.getSelection(), text = s.toString().replace(/\s/g, "");
		if (text && text.length <= 40 && s.anchorNode?.parentElement?.closest(".text")) input.value = text;
	});
}

function keys(e) {
	if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.("input, textarea, select")) return;
	if (e.key === "/") {
		document.getElementById("q").focus();
		e.preventDefault();
	}
	const facts = all(".fact a.rel"), at = facts.indexOf(document.activeElement);
	if (facts.length && (e.key === "j" || e.key === "k")) facts[(at + (e.key === "j" ? 1 : facts.length - 1) + (at < 0 && e.key === "k" ? 1 : 0)) % facts.length].focus();
}

lightFacts();
all(".choices").forEach(fold);
centre();
all("[data-complete]").forEach(complete);
all("[data-months]").forEach(sliders);
all("[data-live]").forEach(live);
all("[data-busy]").forEach(busy);
all("[data-selection]").forEach(marked);
document.addEventListener("keydown", keys);
